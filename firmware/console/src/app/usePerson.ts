import { session, type Person } from '../api/session';
import { useStore } from './store';

/**
 * Who the pages are shown to. Whose session ended by itself counts on: the pages wait behind the door as they were left,
 * and nothing typed into them is lost; the appliance itself asks who they are before it answers.
 */
export function usePerson(): Person | null {
  const { person, ended } = useStore(session);
  return person ?? ended;
}
