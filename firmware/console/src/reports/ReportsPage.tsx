import { usePath } from '../app/router';
import { Repeat } from './Repeat';
import { SalesReport } from './SalesReport';

/** レポート: sales ten ways, and who came back. */
export default function ReportsPage() {
  return usePath() === '/reports/repeat' ? <Repeat /> : <SalesReport />;
}
