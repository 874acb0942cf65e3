import type { LoyaltyRules } from '../api/types';
import { parsePercent, parseWhole } from '../parts/numbers';

/** A row as typed: every field is text. */
export type Row = Readonly<Record<string, string>>;

/** The rules as typed. */
export interface RulesForm {
  readonly expiry: string;
  readonly months: string;
  readonly staffPointLimit: string;
  readonly pinFromPoints: string;
  readonly measure: string;
  readonly windowMonths: string;
  readonly bonuses: readonly Row[];
  readonly ranks: readonly Row[];
  readonly stamps: readonly Row[];
  readonly passes: readonly Row[];
}

const weekdays = { sun: '日', mon: '月', tue: '火', wed: '水', thu: '木', fri: '金', sat: '土' } as const;
type Weekday = keyof typeof weekdays;

/** How the days of the week are kept in a row, Sunday first. */
export const weekdayLetters: readonly string[] = Object.values(weekdays);

/** Left out by the appliance where there is none. */
const text = (value: string | number | null | undefined): string =>
  value === null || value === undefined || value === 0 ? '' : String(value);
const list = (values: readonly (string | number)[] | null | undefined): string => (values ?? []).join(' ');
/** 150 hundredths as 1.5. */
const times = (hundredths: number | undefined): string => (hundredths ? String(hundredths / 100) : '');

const words = (typed: string | undefined): string[] =>
  (typed ?? '')
    .normalize('NFKC')
    .split(/[\s,、]+/)
    .filter(Boolean);
const whole = (typed: string | undefined): number => parseWhole(typed ?? '') ?? 0;
const textOrNull = (typed: string | undefined): string | null =>
  (typed ?? '') === '' ? null : (typed ?? null);
/** 09:00 as the appliance writes it. */
const clockOrNull = (typed: string | undefined): string | null =>
  (typed ?? '') === '' ? null : `${typed?.slice(0, 5)}:00`;

export function toRulesForm(rules: LoyaltyRules): RulesForm {
  return {
    expiry: rules.expiry?.kind ?? 'none',
    months: text(rules.expiry?.months),
    staffPointLimit: text(rules.staffPointLimit),
    pinFromPoints: text(rules.pinFromPoints),
    measure: rules.ladder?.measure ?? 'spend',
    windowMonths: text(rules.ladder?.windowMonths ?? 12),
    bonuses: rules.bonuses.map((it) => ({
      code: it.code,
      name: it.name,
      times: times(it.times),
      points: text(it.points),
      from: text(it.from),
      until: text(it.until),
      weekdays: (it.weekdays ?? []).map((day) => weekdays[day]).join(''),
      fromClock: text(it.fromClock),
      untilClock: text(it.untilClock),
      departments: list(it.departments),
      products: list(it.products),
      ranks: list(it.ranks),
      birthday: it.birthdayMonth ? 'yes' : '',
      minimumYen: text(it.minimumYen),
    })),
    ranks: (rules.ladder?.ranks ?? []).map((it) => ({
      code: it.code,
      name: it.name,
      kana: it.kana,
      rankFrom: text(it.from),
      times: times(it.times),
      discount: it.discountBasisPoints ? String(it.discountBasisPoints / 100) : '',
      reward: text(it.coupon),
      rewardDays: text(it.couponDays),
    })),
    stamps: (rules.stampCards ?? []).map((it) => ({
      code: it.code,
      name: it.name,
      kana: it.kana,
      needed: text(it.needed),
      per: it.per,
      perYen: text(it.perYen),
      reward: text(it.reward),
      rewardDays: text(it.rewardDays),
      from: text(it.from),
      until: text(it.until),
      departments: list(it.departments),
      products: list(it.products),
    })),
    passes: (rules.passes ?? []).map((it) => ({
      product: it.product,
      name: it.name,
      kana: it.kana,
      uses: text(it.uses),
      days: text(it.days),
      gate: it.opensGate ? 'yes' : '',
    })),
  };
}

/** What was typed as the appliance takes it; what it does not know of the rules stays as it was. */
export function toRules(form: RulesForm, before: LoyaltyRules): LoyaltyRules {
  return {
    ...before,
    expiry:
      form.expiry === 'none'
        ? null
        : { kind: form.expiry as 'age' | 'inactivity', months: whole(form.months) },
    staffPointLimit: whole(form.staffPointLimit),
    pinFromPoints: form.pinFromPoints === '' ? null : whole(form.pinFromPoints),
    bonuses: form.bonuses.map((it) => ({
      code: it['code'] ?? '',
      name: it['name'] ?? '',
      times: parsePercent(it['times'] ?? '') ?? 0,
      points: whole(it['points']),
      from: textOrNull(it['from']),
      until: textOrNull(it['until']),
      weekdays: (Object.keys(weekdays) as Weekday[]).filter((day) =>
        (it['weekdays'] ?? '').includes(weekdays[day]),
      ),
      fromClock: clockOrNull(it['fromClock']),
      untilClock: clockOrNull(it['untilClock']),
      departments: words(it['departments']).map(whole),
      products: words(it['products']),
      ranks: words(it['ranks']),
      birthdayMonth: it['birthday'] === 'yes',
      minimumYen: whole(it['minimumYen']),
    })),
    ladder:
      form.ranks.length === 0
        ? null
        : {
            measure: form.measure as 'spend' | 'visits',
            windowMonths: whole(form.windowMonths),
            ranks: form.ranks.map((it) => ({
              code: it['code'] ?? '',
              name: it['name'] ?? '',
              kana: it['kana'] ?? '',
              from: whole(it['rankFrom']),
              times: parsePercent(it['times'] ?? '') ?? 0,
              discountBasisPoints: parsePercent(it['discount'] ?? '') ?? 0,
              coupon: textOrNull(it['reward']),
              couponDays: (it['rewardDays'] ?? '') === '' ? 90 : whole(it['rewardDays']),
            })),
          },
    stampCards: form.stamps.map((it) => ({
      code: it['code'] ?? '',
      name: it['name'] ?? '',
      kana: it['kana'] ?? '',
      needed: whole(it['needed']),
      per: (it['per'] === '' ? 'visit' : it['per']) as 'visit' | 'amount' | 'piece',
      perYen: whole(it['perYen']),
      reward: it['reward'] ?? '',
      rewardDays: (it['rewardDays'] ?? '') === '' ? 60 : whole(it['rewardDays']),
      from: textOrNull(it['from']),
      until: textOrNull(it['until']),
      departments: words(it['departments']).map(whole),
      products: words(it['products']),
    })),
    passes: form.passes.map((it) => ({
      product: it['product'] ?? '',
      name: it['name'] ?? '',
      kana: it['kana'] ?? '',
      uses: whole(it['uses']),
      days: whole(it['days']),
      opensGate: it['gate'] === 'yes',
    })),
  };
}
