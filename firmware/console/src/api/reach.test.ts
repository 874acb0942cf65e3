import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { forMachines } from './forMachines';

interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
}

const root = process.cwd();

/** Every operation of the committed interface. */
function operations(): Operation[] {
  const document = JSON.parse(readFileSync(join(root, '../openapi.json'), 'utf8')) as {
    paths: Record<string, Record<string, { operationId: string }>>;
  };
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId }]) => ({
      id: operationId,
      method: method.toUpperCase(),
      path: path.replace(/\/$/, ''),
    })),
  );
}

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sources(path);
    const ours = /\.tsx?$/.test(name) && !/\.test\.|schema\.d\.ts/.test(name);
    return ours ? [readFileSync(path, 'utf8')] : [];
  });
}

/** What a literal asks for: with `api.GET(` before it that method alone, else any (a download, a stream). */
interface Asked {
  readonly method: string | null;
  readonly path: RegExp;
}

function asked(): Asked[] {
  const literal =
    /(?<![<[])(?:api\.(GET|PUT|POST|DELETE)\(\s*)?(['"`])(\/(?:api\/v1\/|calendar\/|healthz)[^'"`]*)\2/g;
  return sources(join(root, 'src')).flatMap((text) =>
    [...text.matchAll(literal)].map(([, method, , path]) => ({
      method: method ?? null,
      path: patternOf(path ?? ''),
    })),
  );
}

/** `{id}` stands for a named part, `${id}` for any, at a path's end for an ending, too (.csv, .html, nothing). */
function patternOf(literal: string): RegExp {
  const whole = literal
    .replace(/\?.*$/, '')
    .replace(/\/$/, '')
    .replace(/\$\{[^}]*\}/g, '<any>')
    .replace(/\{[^}]*\}/g, '<name>')
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${whole.replaceAll('<any>', '[^/]*').replaceAll('<name>', '\\{[^}]*\\}')}$`);
}

const used = asked();
const isUsed = ({ method, path }: Operation) =>
  used.some((one) => (one.method === null || one.method === method) && one.path.test(path));

test('every operation is used by a page, or is for machines with a reason', () => {
  const lost = operations()
    .filter((it) => !isUsed(it) && forMachines[it.id] === undefined)
    .map(({ id, method, path }) => `${id} (${method} ${path})`);
  expect(lost).toEqual([]);
});

test('what is said to be for machines exists and is used by no page', () => {
  const known = operations();
  for (const id of Object.keys(forMachines)) {
    const operation = known.find((it) => it.id === id);
    expect(operation, id).toBeDefined();
    if (operation !== undefined) expect(isUsed(operation), `${id} has a page by now`).toBe(false);
  }
});

test('an operation of another method does not count', () => {
  expect(isUsed({ id: 'x', method: 'PATCH', path: '/api/v1/session/password' })).toBe(false);
  expect(isUsed({ id: 'x', method: 'PUT', path: '/api/v1/session/password' })).toBe(true);
});
