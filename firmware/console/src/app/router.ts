import { Store, useStore } from './store';

const path = new Store(window.location.pathname);

window.addEventListener('popstate', () => path.set(window.location.pathname));

export function usePath(): string {
  return useStore(path);
}

export function go(to: string): void {
  if (to !== path.get()) window.history.pushState(null, '', to);
  path.set(to);
  window.scrollTo(0, 0);
}
