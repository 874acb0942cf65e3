import { describe, expect, it } from 'vitest';
import { decodeDots, dotPath } from './dots';

/** ｱ (B1h) as in the HD44780U datasheet, table 4, ROM code A00. */
const a = [0b11111, 0b00001, 0b00101, 0b00110, 0b00100, 0b00100, 0b01000, 0b00000];
const blank = [0, 0, 0, 0, 0, 0, 0, 0];
const encode = (...cells: number[][]) => btoa(String.fromCharCode(...cells.flat()));

describe('decodeDots', () => {
  it('gives eight bytes a cell', () => {
    expect([...(decodeDots(encode(a, blank), 2, 1) ?? [])]).toEqual([...a, ...blank]);
  });

  it('refuses a length that does not fit the glass', () => {
    expect(decodeDots(encode(a), 2, 1)).toBeNull();
  });

  it('refuses what is no base64', () => {
    expect(decodeDots('*', 1, 1)).toBeNull();
  });
});

describe('dotPath', () => {
  const dotsOf = (path: string) => [...path.matchAll(/M([\d.]+) ([\d.]+)h/g)].map(([, x, y]) => `${x},${y}`);

  it('draws bit 4 leftmost', () => {
    expect(dotsOf(dotPath(1, 1, Uint8Array.from([0b10000, ...blank.slice(1)])))).toEqual(['0,0']);
    expect(dotsOf(dotPath(1, 1, Uint8Array.from([0b00001, ...blank.slice(1)])))).toEqual(['4,0']);
  });

  it('draws each lit dot once', () => {
    expect(dotsOf(dotPath(1, 1, Uint8Array.from(a)))).toHaveLength(13);
  });

  it('sets cells six dots apart and lines below each other', () => {
    const corner = [0b10000, ...blank.slice(1)];
    const bytes = Uint8Array.from([blank, corner, corner, blank].flat());
    expect(dotsOf(dotPath(2, 2, bytes))).toEqual(['6,0', '0,9.5']);
  });

  it('ignores the three high bits', () => {
    expect(dotPath(1, 1, Uint8Array.from([0b11100000, ...blank.slice(1)]))).toBe('');
  });

  it('has every dot on the bare glass', () => {
    expect(dotsOf(dotPath(20, 2, 'all'))).toHaveLength(20 * 2 * 40);
  });
});
