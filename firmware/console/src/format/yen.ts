const digits = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** Whole yen as ¥12,345; negative amounts as −¥500. */
export function yen(amount: number): string {
  return `${amount < 0 ? '−' : ''}¥${digits.format(Math.abs(amount))}`;
}

/** A count as 12,345. */
export function count(value: number): string {
  return digits.format(value);
}

/** A rate of 800 basis points as 8%, of 1025 as 10.25%. */
export function percent(basisPoints: number): string {
  return `${basisPoints / 100}%`;
}
