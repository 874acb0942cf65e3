import { describe, expect, it } from 'vitest';
import { logoBytes, pngOf } from './logo';

const png = (length: number) => {
  const bytes = new Uint8Array(length);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return bytes;
};

describe('a logo', () => {
  it('is a PNG that is not too large', () => {
    expect(pngOf(png(9))).toEqual({ base64: 'iVBORw0KGgoA' });
    expect(pngOf(png(logoBytes))).toHaveProperty('base64');
    expect(pngOf(png(logoBytes + 1))).toEqual({ problem: 'logo.tooLarge' });
    expect(pngOf(new TextEncoder().encode('GIF89a..'))).toEqual({ problem: 'logo.notPng' });
    expect(pngOf(new Uint8Array())).toEqual({ problem: 'logo.notPng' });
  });
});
