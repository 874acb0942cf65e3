import { describe, expect, it } from 'vitest';
import { periodsUpTo } from './periods';

describe('periodsUpTo', () => {
  it('ends today, and last month on its last day', () => {
    expect(periodsUpTo('2026-03-15')).toEqual({
      thisMonth: { from: '2026-03-01', to: '2026-03-15' },
      lastMonth: { from: '2026-02-01', to: '2026-02-28' },
      thisYear: { from: '2026-01-01', to: '2026-03-15' },
    });
  });

  it('in January looks back into the year before', () => {
    expect(periodsUpTo('2026-01-05').lastMonth).toEqual({ from: '2025-12-01', to: '2025-12-31' });
  });
});
