/** The next free code of a list: menu-1, menu-2 …; people never see it. */
export function nextCode(start: string, known: readonly { readonly code: string }[]): string {
  const codes = new Set(known.map(({ code }) => code));
  let number = known.length + 1;
  while (codes.has(`${start}-${number}`)) number += 1;
  return `${start}-${number}`;
}
