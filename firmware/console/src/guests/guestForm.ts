import type { paths } from '../api/schema';
import type { Language } from '../format/time';

type Look = paths['/api/v1/guest-form/look']['post']['responses'][200]['content']['application/json'];
type Fill = paths['/api/v1/guest-form/fill']['post']['requestBody']['content']['application/json'];

/** What a form asks. */
export type Asked = Look;
export type Question = Asked['questions'][number];
export type GuestChannel = Asked['channels'][number];

/** Address of the page. */
export const guestPath = '/form';

/** What a guest has written so far. Only in the memory of the page: a shop's tablet keeps nothing of it. */
export interface Written {
  readonly name: string;
  readonly kana: string;
  readonly phone: string;
  readonly email: string;
  readonly birthday: string;
  readonly postalCode: string;
  readonly address: string;
  readonly answers: Readonly<Record<string, readonly string[]>>;
  readonly membership: boolean;
  readonly channels: readonly GuestChannel[];
  readonly health: boolean;
  readonly photo: boolean;
}

export const nothingWritten: Written = {
  name: '',
  kana: '',
  phone: '',
  email: '',
  birthday: '',
  postalCode: '',
  address: '',
  answers: {},
  membership: false,
  channels: [],
  health: false,
  photo: false,
};

/** The word of the form, and whether this is a device of the shop that was handed over. */
export function formOf({ hash, search }: Pick<Location, 'hash' | 'search'>): { word: string; here: boolean } {
  return { word: hash.slice(1).trim().toUpperCase(), here: new URLSearchParams(search).has('here') };
}

/** A phone of somebody who reads Japanese, or any other. */
export function languageOfPhone(languages: readonly string[]): Language {
  return languages.length === 0 || languages.some((it) => it.startsWith('ja')) ? 'ja' : 'en';
}

/** Made up once for each form: an answer sent again, since the first was lost on its way, is known by it. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

export function toAnswer(written: Written, word: string, requestKey: string, version: string): Fill {
  const text = (value: string) => (value.trim() === '' ? null : value.trim());
  const answers = Object.entries(written.answers)
    .map(([code, values]) => ({ code, values: values.filter((value) => value.trim() !== '') }))
    .filter(({ values }) => values.length > 0);
  return {
    word,
    version,
    requestKey,
    name: written.name.trim(),
    kana: written.kana.trim(),
    phone: text(written.phone),
    email: text(written.email),
    birthday: text(written.birthday),
    postalCode: text(written.postalCode),
    address: text(written.address),
    attributes: answers.length === 0 ? null : answers,
    membership: written.membership,
    channels: [...written.channels],
    health: written.health,
    photo: written.photo,
  };
}

/** What was agreed to belongs to the sentences that were shown: with other ones it is asked again. */
export function withoutConsents(written: Written): Written {
  return { ...written, membership: false, channels: [], health: false, photo: false };
}

/** What is wrong beside the fields that were not touched since. */
export function stillWrong<T extends { readonly field: string }>(
  problems: readonly T[],
  written: Written,
  change: Partial<Written>,
): readonly T[] {
  const { answers } = change;
  return problems.filter(
    ({ field }) => !(field in change) && (answers === undefined || answers[field] === written.answers[field]),
  );
}
