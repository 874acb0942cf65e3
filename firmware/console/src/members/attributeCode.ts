/** A code for something new: its label where that is plain letters, else the next number; never one that is taken. */
export function codeFor(label: string, taken: readonly string[]): string {
  const plain = label
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 16);
  if (plain !== '' && !taken.includes(plain)) return plain;
  let number = taken.length + 1;
  while (taken.includes(`c${number}`)) number++;
  return `c${number}`;
}
