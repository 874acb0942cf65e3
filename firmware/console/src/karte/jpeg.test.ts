import { describe, expect, it } from 'vitest';
import { fitted, longestSide } from './jpeg';

describe('a photo that is kept', () => {
  it('has its longer side at the limit and keeps its shape', () => {
    expect(fitted(4032, 3024, longestSide)).toEqual({ width: 1280, height: 960 });
    expect(fitted(3024, 4032, longestSide)).toEqual({ width: 960, height: 1280 });
  });

  it('is never made larger, and never nothing', () => {
    expect(fitted(640, 480, longestSide)).toEqual({ width: 640, height: 480 });
    expect(fitted(10_000, 1, longestSide)).toEqual({ width: 1280, height: 1 });
  });
});
