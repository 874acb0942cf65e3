import { describe, expect, it } from 'vitest';
import { rowsOf, textsOf, twice, withKey } from './keyRows';

const rows = rowsOf([
  { name: '7', row: 0, column: 0 },
  { name: 'CASH', row: 1, column: 2 },
]);

describe('the rows of a key block', () => {
  it('are told as texts, without what is empty at the end', () => {
    expect(textsOf(rows)).toEqual(['7', '- - CASH']);
    expect(textsOf(withKey(rows, 3, 1, 'X'))).toEqual(['7', '- - CASH', '', '- X']);
    expect(textsOf(withKey(rows, 1, 2, ''))).toEqual(['7']);
  });

  it('tell which key is on the block twice', () => {
    expect(twice(rows)).toEqual([]);
    expect(twice(withKey(rows, 7, 7, 'CASH'))).toEqual(['CASH']);
  });
});
