import { Store, useStore } from './store';

const path = new Store(window.location.pathname);

window.addEventListener('popstate', () => path.set(window.location.pathname));

export function usePath(): string {
  return useStore(path);
}

/** Pages about the others: whoever is there still came from somewhere. */
const aboutOthers = ['/help', '/more'];
let lately = path.get();
path.watch(() => {
  if (!aboutOthers.includes(path.get())) lately = path.get();
});

/** The address of the help, about the page one is at or came from. */
export function helpAddress(): string {
  return `/help?at=${encodeURIComponent(lately)}`;
}

/** Leads to an address; `instead` of the one there is, which the way back then leaves out. */
export function go(to: string, how: 'then' | 'instead' = 'then'): void {
  if (how === 'instead') window.history.replaceState(null, '', to);
  else if (to !== path.get()) window.history.pushState(null, '', to);
  path.set(new URL(to, window.location.origin).pathname);
  window.scrollTo(0, 0);
}
