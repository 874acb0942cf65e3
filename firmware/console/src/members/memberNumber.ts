/** A member's number as people type it: 12, m12, Ｍ０００１２ are M000012. */
export function memberNumber(typed: string): string {
  const plain = typed.normalize('NFKC').trim().toUpperCase();
  const digits = plain.startsWith('M') ? plain.slice(1) : plain;
  return /^\d{1,7}$/.test(digits) ? `M${digits.padStart(6, '0')}` : plain;
}
