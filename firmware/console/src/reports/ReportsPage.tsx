import { useTranslation } from 'react-i18next';
import { usePath } from '../app/router';
import { Tabs } from '../parts/Tabs';
import { Repeat } from './Repeat';
import { SalesReport } from './SalesReport';

/** レポート: sales ten ways, and who came back. */
export default function ReportsPage() {
  const { t } = useTranslation();
  const path = usePath();
  return (
    <>
      <Tabs
        label={t('nav.reports')}
        current={path}
        tabs={[
          { href: '/reports', word: t('reports.sales') },
          { href: '/reports/repeat', word: t('reports.repeat') },
        ]}
      />
      {path === '/reports/repeat' ? <Repeat /> : <SalesReport />}
    </>
  );
}
