import type { paths } from '../api/schema';
import type { AttributeDefinition, Member } from '../api/types';

type ProfileRequest = paths['/api/v1/members/{id}']['put']['requestBody']['content']['application/json'];

/** A member's profile as typed. */
export interface MemberForm {
  readonly name: string;
  readonly kana: string;
  readonly phone: string;
  readonly email: string;
  readonly birthday: string;
  readonly postalCode: string;
  readonly address: string;
  readonly lineUserId: string;
  /** Answers to the shop's own questions by code. */
  readonly answers: Readonly<Record<string, readonly string[]>>;
}

export const emptyMember: MemberForm = {
  name: '',
  kana: '',
  phone: '',
  email: '',
  birthday: '',
  postalCode: '',
  address: '',
  lineUserId: '',
  answers: {},
};

export function toForm({ profile }: Pick<Member, 'profile'>): MemberForm {
  if (profile === null) return emptyMember;
  return {
    name: profile.name,
    kana: profile.kana,
    phone: profile.phone ?? '',
    email: profile.email ?? '',
    birthday: profile.birthday?.replaceAll('-', '/') ?? '',
    postalCode: profile.postalCode ?? '',
    address: profile.address ?? '',
    lineUserId: profile.lineUserId ?? '',
    answers: Object.fromEntries((profile.attributes ?? []).map(({ code, values }) => [code, values])),
  };
}

export function toRequest(form: MemberForm): ProfileRequest {
  const text = (value: string) => (value.trim() === '' ? null : value.trim());
  const answers = Object.entries(form.answers)
    .map(([code, values]) => ({ code, values: values.filter((value) => value.trim() !== '') }))
    .filter(({ values }) => values.length > 0);
  return {
    name: form.name.trim(),
    kana: form.kana.trim(),
    phone: text(form.phone),
    email: text(form.email),
    birthday: text(form.birthday),
    postalCode: text(form.postalCode),
    address: text(form.address),
    lineUserId: text(form.lineUserId),
    attributes: answers.length === 0 ? null : answers,
  };
}

/** What has to be put right before it can be saved; the appliance looks at all of it again. */
export function missing(form: MemberForm, definitions: readonly AttributeDefinition[]): readonly string[] {
  return [
    ...(form.name.trim() === '' ? ['name'] : []),
    ...definitions
      .filter(({ required, retired }) => required && !retired)
      .map(({ code }) => code)
      .filter((code) => (form.answers[code] ?? []).every((value) => value.trim() === '')),
  ];
}
