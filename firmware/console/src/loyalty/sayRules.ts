import type { TFunction } from 'i18next';
import { fullDay } from '../format/time';
import { count, yen } from '../format/yen';
import { parseWhole } from '../parts/numbers';
import { weekdayLetters, type Row } from './rulesForm';

/** What is between the parts of a rule told in a sentence. */
const between = '・';

const said = (row: Row, key: string): string => (row[key] ?? '').trim();
const number = (row: Row, key: string): number => parseWhole(said(row, key)) ?? 0;

/** The days a rule holds in; nothing where it always does. */
function span(row: Row): string {
  const [from, until] = [said(row, 'from'), said(row, 'until')];
  if (from === '' && until === '') return '';
  return `${from === '' ? '' : fullDay(from)}–${until === '' ? '' : fullDay(until)}`;
}

function weekdayWords(row: Row, t: TFunction): string {
  return weekdayLetters
    .map((letter, weekday) =>
      said(row, 'weekdays').includes(letter) ? t(`hours.short.${weekday as 0}`) : '',
    )
    .filter((word) => word !== '')
    .join(' ');
}

function goods(row: Row, t: TFunction): string[] {
  return [
    said(row, 'departments') === '' ? '' : t('loyalty.say.departments', { codes: said(row, 'departments') }),
    said(row, 'products') === '' ? '' : t('loyalty.say.products', { codes: said(row, 'products') }),
  ];
}

const told = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(between);

/** What a bonus gives, and when. */
export function sayBonus(row: Row, t: TFunction): string {
  const [from, until] = [said(row, 'fromClock').slice(0, 5), said(row, 'untilClock').slice(0, 5)];
  return told([
    said(row, 'times') === '' ? '' : t('loyalty.say.times', { times: said(row, 'times') }),
    number(row, 'points') === 0 ? '' : `+${count(number(row, 'points'))}P`,
    weekdayWords(row, t),
    from === '' && until === '' ? '' : `${from}–${until}`,
    span(row),
    ...goods(row, t),
    said(row, 'ranks') === '' ? '' : t('loyalty.say.ranks', { codes: said(row, 'ranks') }),
    said(row, 'birthday') === 'yes' ? t('loyalty.birthdayMonth') : '',
    number(row, 'minimumYen') === 0 ? '' : t('loyalty.say.minimum', { yen: yen(number(row, 'minimumYen')) }),
  ]);
}

/** From what on a rank is had, and what it brings. */
export function sayRank(row: Row, measure: string, t: TFunction): string {
  const from = number(row, 'rankFrom');
  return told([
    measure === 'visits'
      ? t('loyalty.say.fromVisits', { times: count(from) })
      : t('loyalty.say.minimum', { yen: yen(from) }),
    said(row, 'times') === '' ? '' : t('loyalty.say.times', { times: said(row, 'times') }),
    said(row, 'discount') === '' ? '' : t('loyalty.say.discount', { percent: said(row, 'discount') }),
    said(row, 'reward') === '' ? '' : t('loyalty.say.reward', { code: said(row, 'reward') }),
  ]);
}

/** What a stamp is given for, and what a full card brings. */
export function sayStamp(row: Row, t: TFunction): string {
  const per = said(row, 'per') === '' ? 'visit' : said(row, 'per');
  return told([
    per === 'amount'
      ? t('loyalty.say.per', { yen: yen(number(row, 'perYen')) })
      : t(`loyalty.per.${per as 'visit'}`),
    t('loyalty.say.needed', { stamps: number(row, 'needed') }),
    said(row, 'reward') === '' ? '' : t('loyalty.say.reward', { code: said(row, 'reward') }),
    span(row),
    ...goods(row, t),
  ]);
}

/** What a pass is sold as, and how often and long it can be used. */
export function sayPass(row: Row, t: TFunction): string {
  return told([
    t('loyalty.say.products', { codes: said(row, 'product') }),
    number(row, 'uses') === 0
      ? t('loyalty.say.unlimited')
      : t('loyalty.say.uses', { times: count(number(row, 'uses')) }),
    t('loyalty.say.days', { days: count(number(row, 'days')) }),
    said(row, 'gate') === 'yes' ? t('loyalty.say.gate') : '',
  ]);
}
