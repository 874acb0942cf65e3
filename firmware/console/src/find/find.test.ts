import { expect, test } from 'vitest';
import { pagesNamed, receiptId, receiptNumber } from './find';

const pages = [
  { path: '/sales', name: '売上' },
  { path: '/settings', name: '設定' },
];

test('a page is found by a part of its name', () => {
  expect(pagesNamed(' 売 ', pages)).toEqual([{ path: '/sales', name: '売上', kind: 'page' }]);
  expect(pagesNamed('', pages)).toEqual([]);
});

test('only what is printed as a receipt number is looked up as one', () => {
  expect(receiptId.test('20261121-000012')).toBe(true);
  expect(receiptNumber.test('12')).toBe(true);
  expect(receiptNumber.test('4901234567894')).toBe(false);
});
