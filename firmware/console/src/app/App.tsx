import { session } from '../api/session';
import { PairPage } from '../pairing/PairPage';
import { Shell } from './Shell';
import { useStore } from './store';

export function App() {
  const { token } = useStore(session);
  return token === null ? <PairPage /> : <Shell token={token} />;
}
