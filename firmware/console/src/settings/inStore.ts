import { parseWhole } from '../parts/numbers';

/** A kind of label of the shop's own, as typed. */
export interface CodeForm {
  readonly prefix: string;
  readonly itemDigits: string;
  readonly skippedDigits: string;
  readonly value: 'price' | 'weight';
}

const codeDigits = 13;
const prefixDigits = 2;

/** Whether labels can be read so: prefixes GS1 leaves to shops, each once, 3–6 digits of the product, 0–1 skipped. */
export function codesAreWhole(codes: readonly CodeForm[]): boolean {
  const prefixes = codes.map(({ prefix }) => prefix.normalize('NFKC').trim());
  return (
    prefixes.every((prefix) => /^(02|2\d)$/.test(prefix)) &&
    new Set(prefixes).size === prefixes.length &&
    codes.every(({ itemDigits, skippedDigits }) => {
      const [item, skipped] = [parseWhole(itemDigits), parseWhole(skippedDigits)];
      return item !== null && item >= 3 && item <= 6 && skipped !== null && skipped <= 1;
    })
  );
}

/** What such a label looks like: 20 商商商商商 円円円円円 検. */
export function exampleOf({ prefix, itemDigits, skippedDigits, value }: CodeForm): string {
  const [item, skipped] = [parseWhole(itemDigits) ?? 0, parseWhole(skippedDigits) ?? 0];
  const rest = codeDigits - prefixDigits - item - skipped - 1;
  if (item > 6 || skipped > 1 || rest < 1) return '—';
  const parts = [
    prefix === '' ? '□□' : prefix,
    '商'.repeat(item),
    '×'.repeat(skipped),
    (value === 'price' ? '円' : 'ｇ').repeat(rest),
    '検',
  ];
  return parts.filter((part) => part !== '').join(' ');
}
