import { describe, expect, it } from 'vitest';
import { asGroup, fresh, kinds, simplest } from './conditions';

describe('conditions', () => {
  it('have something to begin with for every kind that is offered', () => {
    for (const kind of kinds) expect(fresh(kind, '2026-11-21').kind).toBe(kind);
  });

  it('stand in a group while they are built, and alone when there is one', () => {
    const one = fresh('leaving', '2026-11-21');
    const group = asGroup(one);
    expect(group).toEqual({ kind: 'all', of: [one] });
    expect(simplest(group)).toEqual(one);
    const two = { ...group, of: [one, one] };
    expect(asGroup(two)).toBe(two);
    expect(simplest(two)).toBe(two);
  });
});
