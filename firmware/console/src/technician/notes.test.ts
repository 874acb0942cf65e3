import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { wiringOf } from './notes';

test('the wiring is what stands under its heading', () => {
  expect(wiringOf('# A driver\n\nOf it.\n\n## Wiring\n\n| VCC | 3V3 |\n\n## Errors\n\nNone.\n')).toBe(
    '| VCC | 3V3 |',
  );
  expect(wiringOf('# A driver\n\nOf it.\n')).toBeNull();
});

test('the notes of every kind of device in the tree have a wiring', () => {
  const root = join(process.cwd(), '../../hardware/Appliance.Hardware');
  const notes = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('README.md'))
    .map((path) => readFileSync(join(root, path), 'utf8'));
  expect(notes.filter((text) => wiringOf(text) !== null).length).toBeGreaterThan(15);
});
