import { expect, it } from 'vitest';
import { withChip } from './chips';

it('comes and goes', () => {
  expect(withChip([], 'recent')).toEqual(['recent']);
  expect(withChip(['recent', 'email'], 'recent')).toEqual(['email']);
});

it('takes the place of one that it excludes, and of no other', () => {
  expect(withChip(['birthMonth', 'absent60', 'email'], 'recent')).toEqual(['birthMonth', 'email', 'recent']);
});
