import { expect, test } from 'vitest';
import { places } from '../app/places';
import { pageHelp } from './pages';

test('every page of the console has its help in both languages, and no help is of no page', () => {
  const pages = places.flatMap(({ parts }) => parts.map(({ path }) => path)).sort();
  expect(Object.keys(pageHelp).sort()).toEqual(pages);
  for (const { ja, en } of Object.values(pageHelp)) {
    expect(ja.length).toBeGreaterThan(0);
    expect(en.length).toBeGreaterThan(0);
  }
});
