import { clock } from '../bookings/minutes';
import { fullDay, type Language } from '../format/time';
import { yen } from '../format/yen';
import { sentencesEn, sentencesJa } from './sentences';

/** How a part of an entry is written: by what it is. */
type Writer = (value: unknown) => string;

/** The part of an entry at a path: `a.b`; undefined where there is none. */
function at(data: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (part, key) =>
        typeof part === 'object' && part !== null ? (part as Record<string, unknown>)[key] : undefined,
      data,
    );
}

const plain: Writer = (value) =>
  typeof value === 'number' || typeof value === 'string' ? String(value) : '';
const numbered =
  (write: (value: number) => string): Writer =>
  (value) =>
    typeof value === 'number' ? write(value) : '';

/**
 * An entry as a sentence; its kind where nobody has written one yet. Parts that an entry does not have are left out, and
 * the brackets around them with them.
 */
export function sentenceOf(
  kind: string,
  data: unknown,
  language: Language,
  staffName: (id: string) => string,
): string {
  const sentence = (language === 'ja' ? sentencesJa : sentencesEn)[kind];
  if (sentence === undefined) return kind;
  const writers: Readonly<Record<string, Writer>> = {
    '': plain,
    yen: numbered(yen),
    clock: numbered(clock),
    day: (value) => (typeof value === 'string' ? fullDay(value) : ''),
    staff: (value) => (typeof value === 'string' ? staffName(value) : ''),
  };
  return sentence
    .replaceAll(/\{([\w.]+)(?:\|(\w+))?\}/g, (_, path: string, as = '') =>
      (writers[as as string] ?? plain)(at(data, path)),
    )
    .replaceAll(/（(?:理由 )?）|\s*\((?:reason )?\)/g, '');
}
