import { usePath } from '../app/router';
import { Owed } from './Owed';
import { Repeat } from './Repeat';
import { SalesReport } from './SalesReport';
import { WorkTimes } from './WorkTimes';

/** レポート: sales eleven ways, who came back, what is owed to guests, times worked. */
export default function ReportsPage() {
  switch (usePath()) {
    case '/reports/repeat':
      return <Repeat />;
    case '/reports/owed':
      return <Owed />;
    case '/reports/times':
      return <WorkTimes />;
    default:
      return <SalesReport />;
  }
}
