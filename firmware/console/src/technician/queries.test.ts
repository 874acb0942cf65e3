import { expect, test } from 'vitest';
import { cursorOf } from './queries';

test('a search that begins at an entry shows that entry', () => {
  expect(cursorOf('12')).toBe('13');
  expect(cursorOf('')).toBeNull();
  expect(cursorOf('0')).toBeNull();
});
