/** Yen or pieces as people type them: any width, with or without ¥, commas and 円. Null when it is no whole number. */
export function parseWhole(text: string): number | null {
  const plain = text.normalize('NFKC').replaceAll(/[\s,¥円]/g, '');
  return /^\d{1,9}$/.test(plain) ? Number(plain) : null;
}

/** A percentage as typed (8, 10, 7.8) in basis points, or null. */
export function parsePercent(text: string): number | null {
  const plain = text.normalize('NFKC').replaceAll(/[\s%]/g, '');
  return /^\d{1,3}(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : null;
}

/** Digits as people type them, any width, without spaces and hyphens. */
export function plainDigits(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s-]/g, '');
}

/** Whether this is a JAN of 8 or 13 digits with its check digit (GS1). */
export function isJan(digits: string): boolean {
  if (!/^(\d{8}|\d{13})$/.test(digits)) return false;
  const sum = Array.from(digits, Number)
    .reverse()
    .reduce((total, digit, index) => total + digit * (index % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
}

/** Whether this is a registration number of a qualified invoice issuer: T, a check digit, twelve digits. */
export function isRegistrationNumber(text: string): boolean {
  if (!/^T\d{13}$/.test(text)) return false;
  // 法人番号: check digit = 9 − (Σ digit × 1 or 2 from the right) mod 9.
  const sum = Array.from(text.slice(2), Number)
    .reverse()
    .reduce((total, digit, index) => total + digit * (index % 2 === 0 ? 1 : 2), 0);
  return Number(text[1]) === 9 - (sum % 9);
}
