import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sentenceOf } from './sentence';
import { sentencesEn, sentencesJa } from './sentences';

const root = join(process.cwd(), '../..');
const golden = join(root, 'tests/Appliance.Storage.Tests/Journal/Golden');

/** The last entry of each kind in its newest version, as its golden file has it. */
function entries(): { kind: string; data: unknown }[] {
  const newest = new Map<string, { version: number; data: unknown }>();
  for (const file of readdirSync(golden)) {
    const [, kind, version] = /^(.+)\.(\d+)\.jsonl$/.exec(file) ?? [];
    if (kind === undefined || Number(version) < (newest.get(kind)?.version ?? 0)) continue;
    const last = readFileSync(join(golden, file), 'utf8').trimEnd().split('\n').at(-1) ?? '';
    newest.set(kind, { version: Number(version), data: (JSON.parse(last) as { data: unknown }).data });
  }
  return [...newest].map(([kind, { data }]) => ({ kind, data }));
}

const name = (id: string) => `担当${id}`;

test('every kind of entry has its sentence in both languages, and no sentence is of nothing', () => {
  const kinds = entries()
    .map(({ kind }) => kind)
    .sort();
  expect(kinds.length).toBeGreaterThan(100);
  expect(Object.keys(sentencesJa).sort()).toEqual(kinds);
  expect(Object.keys(sentencesEn).sort()).toEqual(kinds);
});

test('every part of a sentence is in the entry', () => {
  const missing = entries().flatMap(({ kind, data }) =>
    [...`${sentencesJa[kind] ?? ''}${sentencesEn[kind] ?? ''}`.matchAll(/\{([\w.]+)/g)]
      .map(([, path = '']) => path)
      .filter(
        (path) =>
          path.split('.').reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], data) ===
          undefined,
      )
      .map((path) => `${kind}: ${path}`),
  );
  expect(missing).toEqual([]);
});

test('an entry is told with its figures and people', () => {
  expect(sentenceOf('sale.closed', { number: 12, total: 1280 }, 'ja', name)).toBe('会計 No.12、¥1,280');
  expect(sentenceOf('console.signed-in', { staffId: '01', from: '192.0.2.7' }, 'ja', name)).toBe(
    '担当01 がコンソールにサインイン（192.0.2.7）',
  );
  expect(sentenceOf('unheard.of', {}, 'ja', name)).toBe('unheard.of');
});

test('what an entry does not have leaves no empty brackets', () => {
  expect(sentenceOf('stock.moved', { code: '001', pieces: 12 }, 'ja', name)).toBe('商品 001 の在庫 12点');
  expect(sentenceOf('drawer.released', {}, 'en', name)).toBe('Drawer opened');
});
