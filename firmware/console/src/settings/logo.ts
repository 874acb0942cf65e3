/** Largest logo: 48 KB of PNG. */
export const logoBytes = 48 * 1024;

export type LogoProblem = 'logo.notPng' | 'logo.tooLarge';

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** A chosen file as a logo, or why it cannot be one. The appliance looks into the picture itself. */
export function pngOf(bytes: Uint8Array): { base64: string } | { problem: LogoProblem } {
  if (!signature.every((byte, index) => bytes[index] === byte)) return { problem: 'logo.notPng' };
  if (bytes.length > logoBytes) return { problem: 'logo.tooLarge' };
  return { base64: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')) };
}
