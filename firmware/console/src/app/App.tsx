import { session } from '../api/session';
import { DoorPage } from '../door/DoorPage';
import { Shell } from './Shell';
import { useStore } from './store';

/**
 * The pages, or the door before them. When a session ended by itself the pages stay as they are behind the door, so that
 * nothing typed is lost; nobody but the same person finds them again.
 */
export function App() {
  const { person, ended } = useStore(session);
  const owner = person ?? ended;
  return (
    <>
      {owner !== null && (
        <div hidden={person === null}>
          <Shell key={owner.staffId} person={owner} signedIn={person !== null} />
        </div>
      )}
      {person === null && <DoorPage />}
    </>
  );
}
