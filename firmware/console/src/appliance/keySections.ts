import type { KeyboardView, KeyView } from '../api/types';
import { isBusy } from './keyGroups';

/** The smallest key a thumb hits, and the gap between keys, in pixels. */
const minKeyPx = 56;
const gapPx = 4;

/** A block wider than this is none: its keys have codes and no places. They are listed in rows of so many. */
const widestBlock = 24;
const listedColumns = 8;

/** The key block as it is drawn: one without places in rows, in the order of its codes. */
export function laidOut(keyboard: KeyboardView): KeyboardView {
  if (keyboard.columns <= widestBlock) return keyboard;
  return {
    rows: Math.ceil(keyboard.keys.length / listedColumns),
    columns: Math.min(listedColumns, keyboard.keys.length),
    keys: keyboard.keys.map((key, index) => ({
      ...key,
      row: Math.floor(index / listedColumns),
      column: index % listedColumns,
    })),
  };
}

/** Keys drawn side by side: places count from 1 within the section. */
export interface KeySection {
  readonly columns: number;
  /** For each row, whether it is one of the high ones. */
  readonly rows: readonly boolean[];
  readonly keys: readonly (KeyView & { readonly place: { readonly row: number; readonly column: number } })[];
  /** Places without a key, which a key block covers with blank caps. */
  readonly blanks: readonly { readonly row: number; readonly column: number }[];
}

/**
 * The key block in sections. Where all columns fit it is one, as it is wired. On a phone the columns are set in bands,
 * one below the other: first the rows one works on, digits before departments and payment, then the functions.
 */
export function sectionsOf(wired: KeyboardView, widthPx: number): KeySection[] {
  const keyboard = laidOut(wired);
  const rows = Array.from({ length: keyboard.rows }, (_, row) => row);
  const busy = new Set(keyboard.keys.filter((key) => isBusy(key.name)).map((key) => key.row));
  const bands = bandsOf(keyboard.columns, widthPx);
  const parts =
    bands.length === 1 ? [rows] : [rows.filter((row) => busy.has(row)), rows.filter((row) => !busy.has(row))];
  return parts.flatMap((part) =>
    bands
      .map(({ first, count }) => sectionOf(keyboard.keys, part, busy, first, count))
      .filter((section) => section.keys.length > 0),
  );
}

/** The columns in as few bands as leave every key wide enough for a thumb. A width of 0 is not known yet. */
export function bandsOf(columns: number, widthPx: number): { first: number; count: number }[] {
  const fitting = Math.max(1, Math.floor((widthPx + gapPx) / (minKeyPx + gapPx)));
  const bands = widthPx === 0 ? 1 : Math.max(1, Math.ceil(columns / fitting));
  const count = Math.ceil(columns / bands);
  return Array.from({ length: bands }, (_, band) => ({
    first: band * count,
    count: Math.min(count, columns - band * count),
  }));
}

function sectionOf(
  keys: readonly KeyView[],
  part: readonly number[],
  busy: ReadonlySet<number>,
  first: number,
  columns: number,
): KeySection {
  const placed = keys
    .filter((key) => part.includes(key.row) && key.column >= first && key.column < first + columns)
    .map((key) => ({ ...key, place: { row: part.indexOf(key.row) + 1, column: key.column - first + 1 } }))
    .sort((a, b) => a.place.row - b.place.row || a.place.column - b.place.column);
  const taken = new Set(placed.map(({ place }) => place.row * 100 + place.column));
  // A row without any key is left out of the band altogether.
  const used = part.filter((row) => placed.some((key) => key.row === row));
  const blanks = used
    .flatMap((row) =>
      Array.from({ length: columns }, (_, index) => ({ row: part.indexOf(row) + 1, column: index + 1 })),
    )
    .filter(({ row, column }) => !taken.has(row * 100 + column));
  return { columns, rows: part.map((row) => busy.has(row)), keys: placed, blanks };
}
