import type { KeyGroup } from '../appliance/keyGroups';

/** Rows and keys of a row of a block that is arranged here. */
export const side = 8;

/** The groups in the order one looks for a key in them. */
export const groupOrder: readonly KeyGroup[] = [
  'digit',
  'clear',
  'entry',
  'department',
  'total',
  'cash',
  'tender',
  'adjust',
  'correct',
  'person',
  'till',
  'paper',
];

/** A key of the block and its place, from 0. */
interface PlacedKey {
  readonly name: string;
  readonly row: number;
  readonly column: number;
}

/** Names by row and column; empty where there is no key. */
export type KeyRows = readonly (readonly string[])[];

export function rowsOf(keys: readonly PlacedKey[]): KeyRows {
  const rows = Array.from({ length: side }, () => Array.from({ length: side }, () => ''));
  for (const { name, row, column } of keys) {
    const names = rows[row];
    if (names !== undefined && column < side) names[column] = name;
  }
  return rows;
}

/** The same with one key put somewhere. */
export function withKey(rows: KeyRows, row: number, column: number, name: string): KeyRows {
  return rows.map((names, y) => (y === row ? names.map((old, x) => (x === column ? name : old)) : names));
}

/** As the appliance is told: a text a row, `-` where there is no key, what is empty at the end left out. */
export function textsOf(rows: KeyRows): string[] {
  return withoutEnd(
    rows.map((names) =>
      withoutEnd(names)
        .map((name) => (name === '' ? '-' : name))
        .join(' '),
    ),
  );
}

function withoutEnd(texts: readonly string[]): string[] {
  let end = texts.length;
  while (end > 0 && texts[end - 1] === '') end--;
  return texts.slice(0, end);
}

/** Keys that are on the block more than once: allowed, and worth a look. */
export function twice(rows: KeyRows): string[] {
  const names = rows.flat().filter((name) => name !== '');
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
