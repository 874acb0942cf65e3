import type { Condition } from '../api/types';

/** The parts of a condition that can be chosen in the builder. */
export type Kind = Condition['kind'];
export type Group = Extract<Condition, { kind: 'all' | 'any' }>;

export const figures = [
  'visits',
  'total',
  'average',
  'year-spend',
  'interval',
  'interval-trend',
  'points',
  'age',
] as const;
export const days = ['last-visit', 'first-visit', 'joined'] as const;
export const channels = ['email', 'line', 'post', 'phone', 'receipt'] as const;
export const comparisons = ['at-least', 'at-most', 'equal', 'not-equal', 'above', 'below'] as const;
export const measures = ['times', 'pieces', 'amount'] as const;

/** Kinds in the order they are offered; a group within a group comes last. */
export const kinds = [
  'figure',
  'days-since',
  'bought',
  'visited',
  'birth-month',
  'attribute',
  'day',
  'text',
  'contact',
  'consent',
  'provisional',
  'leaving',
  'any',
  'all',
] as const satisfies readonly Kind[];

/** What a new condition of a kind says at first. */
export function fresh(kind: Kind, today: string): Condition {
  switch (kind) {
    case 'all':
      return { kind, of: [fresh('figure', today)] };
    case 'any':
      return { kind, of: [fresh('figure', today)] };
    case 'not':
      return { kind, of: fresh('figure', today) };
    case 'figure':
      return { kind, figure: 'visits', is: 'at-least', value: 3 };
    case 'days-since':
      return { kind, since: 'last-visit', is: 'at-least', days: 90 };
    case 'day':
      return { kind, of: 'joined', is: 'at-least', day: today };
    case 'visited':
      return { kind, withinDays: 30, is: 'at-least', times: 2 };
    case 'bought':
      return { kind, of: 'product', code: '', measure: 'times', is: 'at-least', value: 1, withinDays: 180 };
    case 'attribute':
      return { kind, code: '', is: 'equal', value: '' };
    case 'birth-month':
      return { kind, relative: 'this' };
    case 'text':
      return { kind, of: 'address', text: '' };
    case 'contact':
      return { kind, channel: 'email' };
    case 'consent':
      return { kind, channel: 'email' };
    case 'provisional':
    case 'leaving':
      return { kind };
  }
}

/** The condition as one group, which is what the builder shows. */
export function asGroup(condition: Condition): Group {
  return condition.kind === 'all' || condition.kind === 'any' ? condition : { kind: 'all', of: [condition] };
}

/** The group as it is saved: one condition alone needs no group around it. */
export function simplest(group: Group): Condition {
  const [first, ...others] = group.of;
  return first !== undefined && others.length === 0 ? first : group;
}
