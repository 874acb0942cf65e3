import { Store, useStore } from './store';

const path = new Store(window.location.pathname);

window.addEventListener('popstate', () => path.set(window.location.pathname));

export function usePath(): string {
  return useStore(path);
}

/** Leads to an address; `instead` of the one there is, which the way back then leaves out. */
export function go(to: string, how: 'then' | 'instead' = 'then'): void {
  if (how === 'instead') window.history.replaceState(null, '', to);
  else if (to !== path.get()) window.history.pushState(null, '', to);
  path.set(to);
  window.scrollTo(0, 0);
}
