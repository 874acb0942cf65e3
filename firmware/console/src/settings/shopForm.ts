import type { Shop } from '../api/types';
import { isRegistrationNumber, parsePercent, parseWhole } from '../parts/numbers';
import { codesAreWhole, type CodeForm } from './inStore';

/** A tax rate as typed. */
export interface RateForm {
  readonly taxClass: 'standard' | 'reduced';
  readonly from: string;
  readonly percent: string;
}

/** The shop as typed. Lines of the receipt are one text each, line by line. */
export interface ShopForm {
  readonly name: string;
  readonly address: string;
  readonly phone: string;
  readonly registrationNumber: string;
  readonly taxRates: readonly RateForm[];
  readonly taxRounding: 'down' | 'half-up' | 'up';
  readonly dayStarts: string;
  readonly yenPerPoint: string;
  readonly pointsUsedAs: 'tender' | 'discount';
  readonly pointsBase: 'included' | 'excluded';
  readonly grantedOnUsed: boolean;
  readonly eatInByDefault: boolean;
  readonly signInRequired: boolean;
  readonly lockAfter: string;
  readonly drawerAlarm: string;
  readonly cardAfterSale: string;
  readonly header: string;
  readonly footer: string;
  readonly thanks: string;
  readonly couponText: string;
  readonly showStaff: boolean;
  readonly showMember: boolean;
  readonly showProof: boolean;
  /** A PNG in base64; empty for none. */
  readonly logo: string;
  readonly inStoreCodes: readonly CodeForm[];
}

export type ShopProblem =
  | 'form.required'
  | 'shop.wrong.registrationNumber'
  | 'shop.wrong.taxRates'
  | 'shop.wrong.dayStarts'
  | 'shop.wrong.yenPerPoint'
  | 'shop.wrong.lockAfter'
  | 'shop.wrong.drawerAlarm'
  | 'shop.wrong.cardAfterSale'
  | 'shop.wrong.lines'
  | 'shop.wrong.inStore';
export type ShopErrors = Partial<Record<keyof ShopForm, ShopProblem>>;

/** Most lines above and below what a receipt has to say. */
const lineLimit = 10;

export function toShopForm(shop: Shop): ShopForm {
  // What is as it is by default may be left out by the appliance.
  const some: Partial<Shop> = shop;
  return {
    name: shop.name,
    address: shop.address ?? '',
    phone: shop.phone ?? '',
    registrationNumber: shop.registrationNumber ?? '',
    taxRates: shop.taxRates.flatMap(({ taxClass, from, basisPoints }) =>
      taxClass === 'exempt' ? [] : [{ taxClass, from, percent: String(basisPoints / 100) }],
    ),
    taxRounding: some.taxRounding ?? 'down',
    dayStarts: String(some.businessDayStartsAtHour ?? 5),
    yenPerPoint: String(some.yenPerPoint ?? 100),
    pointsUsedAs: shop.points?.usedAs ?? 'tender',
    pointsBase: shop.points?.base ?? 'included',
    grantedOnUsed: shop.points?.grantedOnUsed ?? false,
    eatInByDefault: some.eatInByDefault ?? false,
    signInRequired: some.signInRequired ?? false,
    lockAfter: shop.lockAfterMinutes == null ? '' : String(shop.lockAfterMinutes),
    drawerAlarm: String(some.drawerAlarmSeconds ?? 30),
    cardAfterSale: String(some.cardAfterSaleMinutes ?? 5),
    header: (shop.receipt?.header ?? []).join('\n'),
    footer: (shop.receipt?.footer ?? []).join('\n'),
    thanks: shop.receiptFooter ?? '',
    couponText: shop.receipt?.couponText ?? '',
    showStaff: shop.receipt?.showStaff ?? true,
    showMember: shop.receipt?.showMember ?? true,
    showProof: shop.receipt?.showProof ?? true,
    logo: shop.receipt?.logo ?? '',
    inStoreCodes: (shop.inStoreCodes ?? []).map(({ prefix, itemDigits, skippedDigits, value }) => ({
      prefix,
      itemDigits: String(itemDigits),
      skippedDigits: String(skippedDigits),
      value,
    })),
  };
}

/** What has to be put right before it can be saved. The appliance looks at all of it again. */
export function checkShop(form: ShopForm): ShopErrors {
  const errors: ShopErrors = {};
  const number = form.registrationNumber.normalize('NFKC').trim();
  const within = (text: string, least: number, most: number) => {
    const value = parseWhole(text);
    return value !== null && value >= least && value <= most;
  };
  if (form.name.trim() === '') errors.name = 'form.required';
  if (number !== '' && !isRegistrationNumber(number))
    errors.registrationNumber = 'shop.wrong.registrationNumber';
  if (!ratesAreWhole(form.taxRates)) errors.taxRates = 'shop.wrong.taxRates';
  if (!within(form.dayStarts, 0, 12)) errors.dayStarts = 'shop.wrong.dayStarts';
  if (!within(form.yenPerPoint, 1, 1_000_000)) errors.yenPerPoint = 'shop.wrong.yenPerPoint';
  if (form.lockAfter.trim() !== '' && !within(form.lockAfter, 1, 480))
    errors.lockAfter = 'shop.wrong.lockAfter';
  if (!within(form.drawerAlarm, 5, 600)) errors.drawerAlarm = 'shop.wrong.drawerAlarm';
  if (!within(form.cardAfterSale, 0, 30)) errors.cardAfterSale = 'shop.wrong.cardAfterSale';
  if (linesOf(form.header).length > lineLimit) errors.header = 'shop.wrong.lines';
  if (linesOf(form.footer).length > lineLimit) errors.footer = 'shop.wrong.lines';
  if (!codesAreWhole(form.inStoreCodes)) errors.inStoreCodes = 'shop.wrong.inStore';
  return errors;
}

/** Each class has a rate, and each rate a first day and a percentage. */
function ratesAreWhole(rates: readonly RateForm[]): boolean {
  const good = rates.every(({ from, percent }) => {
    const basisPoints = parsePercent(percent);
    return (
      /^\d{4}-\d{2}-\d{2}$/.test(from) && basisPoints !== null && basisPoints >= 1 && basisPoints <= 10_000
    );
  });
  return (
    good && (['standard', 'reduced'] as const).every((kind) => rates.some((rate) => rate.taxClass === kind))
  );
}

/** The lines of a text, without empty ones at its end. */
export function linesOf(text: string): string[] {
  const trimmed = text.trimEnd();
  return trimmed === '' ? [] : trimmed.split('\n');
}

/** A checked form as it is sent; what it does not show stays as it is in `before`. */
export function toShop(form: ShopForm, before: Shop): Shop {
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim());
  return {
    ...before,
    name: form.name.trim(),
    address: orNull(form.address),
    phone: orNull(form.phone),
    registrationNumber: orNull(form.registrationNumber.normalize('NFKC')),
    taxRates: form.taxRates.map(({ taxClass, from, percent }) => ({
      taxClass,
      from,
      basisPoints: parsePercent(percent) ?? 0,
    })),
    taxRounding: form.taxRounding,
    businessDayStartsAtHour: parseWhole(form.dayStarts) ?? 0,
    yenPerPoint: parseWhole(form.yenPerPoint) ?? 0,
    receiptFooter: orNull(form.thanks),
    points: { usedAs: form.pointsUsedAs, base: form.pointsBase, grantedOnUsed: form.grantedOnUsed },
    eatInByDefault: form.eatInByDefault,
    signInRequired: form.signInRequired,
    lockAfterMinutes: parseWhole(form.lockAfter),
    drawerAlarmSeconds: parseWhole(form.drawerAlarm) ?? 0,
    cardAfterSaleMinutes: parseWhole(form.cardAfterSale) ?? 0,
    receipt: {
      ...before.receipt,
      header: linesOf(form.header),
      footer: linesOf(form.footer),
      couponText: orNull(form.couponText),
      showStaff: form.showStaff,
      showMember: form.showMember,
      showProof: form.showProof,
      logo: orNull(form.logo),
    },
    ...((form.inStoreCodes.length > 0 || before.inStoreCodes !== undefined) && {
      inStoreCodes: form.inStoreCodes.map(({ prefix, itemDigits, skippedDigits, value }) => ({
        prefix: prefix.normalize('NFKC').trim(),
        itemDigits: parseWhole(itemDigits) ?? 0,
        skippedDigits: parseWhole(skippedDigits) ?? 0,
        value,
      })),
    }),
  };
}
