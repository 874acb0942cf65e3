import { describe, expect, it } from 'vitest';
import { checkSearch, emptySearch, questionOf } from './search';

describe('a search of the books', () => {
  it('asks for what was typed and for nothing else', () => {
    expect(questionOf(emptySearch)).toEqual({});
    expect(
      questionOf({ ...emptySearch, from: '2026-11-01', least: '１，０００円', memberId: 'M000012' }),
    ).toEqual({
      from: '2026-11-01',
      minTotal: 1000,
      memberId: 'M000012',
    });
    expect(questionOf({ ...emptySearch, number: '000064', most: '0', product: '001' })).toEqual({
      number: 64,
      maxTotal: 0,
      product: '001',
    });
  });

  it('tells what is no number and what ends before it begins', () => {
    expect(checkSearch({ ...emptySearch, number: 'abc', least: '5', most: '4' })).toEqual({
      number: 'search.wrong.number',
      most: 'search.wrong.range',
    });
    expect(checkSearch({ ...emptySearch, from: '2026-11-02', to: '2026-11-01' })).toEqual({
      to: 'search.wrong.range',
    });
    expect(
      checkSearch({ ...emptySearch, from: '2026-11-01', to: '2026-11-01', least: '5', most: '5' }),
    ).toEqual({});
  });
});
