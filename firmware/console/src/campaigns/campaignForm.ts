import type { Campaign, CampaignDraft, CampaignKind, ContactChannel } from '../api/types';
import { parsePercent, parseWhole } from '../parts/numbers';

/** A campaign as typed. */
export interface CampaignForm {
  readonly name: string;
  readonly kind: CampaignKind;
  readonly channel: ContactChannel;
  readonly segmentId: string;
  readonly subject: string;
  readonly body: string;
  readonly couponCode: string;
  readonly control: string;
  readonly windowDays: string;
  readonly margin: string;
  readonly cost: string;
  readonly days: string;
  readonly giveUpDays: string;
  /** Empty for the whole audience. */
  readonly pick: '' | PickKind;
  readonly people: string;
  readonly product: string;
  readonly dateCode: string;
}

export type PickKind = NonNullable<Campaign['pick']>['kind'];

export type CampaignErrors = Partial<
  Record<keyof CampaignForm, 'form.required' | 'form.yen' | 'campaign.wrong.percent' | 'campaign.wrong.days'>
>;

export const emptyCampaign: CampaignForm = {
  name: '',
  kind: 'once',
  channel: 'receipt',
  segmentId: '',
  subject: '',
  body: '{お名前}様\nいつもありがとうございます。',
  couponCode: '',
  control: '20',
  windowDays: '30',
  margin: '60',
  cost: '0',
  days: '60',
  giveUpDays: '365',
  pick: '',
  people: '100',
  product: '',
  dateCode: '',
};

/** The fields of a member that a text may name. */
export const fieldNames = [
  'お名前',
  'フリガナ',
  'ポイント',
  '最終来店',
  '来店回数',
  '店名',
  '電話番号',
  'クーポン',
  'クーポン期限',
] as const;

export function toCampaignForm(it: Campaign): CampaignForm {
  return {
    name: it.name,
    kind: it.kind,
    channel: it.channel,
    segmentId: it.segmentId ?? '',
    subject: it.subject ?? '',
    body: it.body,
    couponCode: it.couponCode ?? '',
    control: String(it.controlBasisPoints / 100),
    windowDays: String(it.windowDays),
    margin: String(it.marginBasisPoints / 100),
    cost: String(it.costPerMessage),
    days: String(it.days),
    giveUpDays: String(it.giveUpDays),
    pick: it.pick?.kind ?? '',
    people: String(it.pick?.members ?? emptyCampaign.people),
    product: it.pick?.product ?? '',
    dateCode: it.dateCode ?? '',
  };
}

/** What has to be put right before it can be saved; the appliance checks the rest and says it in words. */
export function checkCampaign(form: CampaignForm): CampaignErrors {
  const errors: CampaignErrors = {};
  if (form.name.trim() === '') errors.name = 'form.required';
  if (form.body.trim() === '') errors.body = 'form.required';
  if (form.channel === 'email' && form.subject.trim() === '') errors.subject = 'form.required';
  if (parsePercent(form.control) === null) errors.control = 'campaign.wrong.percent';
  if (parsePercent(form.margin) === null) errors.margin = 'campaign.wrong.percent';
  if (parseWhole(form.windowDays) === null) errors.windowDays = 'campaign.wrong.days';
  if (parseWhole(form.cost) === null) errors.cost = 'form.yen';
  if (form.kind !== 'once' && parseWhole(form.days) === null) errors.days = 'campaign.wrong.days';
  if (parseWhole(form.giveUpDays) === null) errors.giveUpDays = 'campaign.wrong.days';
  if (form.kind === 'date' && form.dateCode === '') errors.dateCode = 'form.required';
  if (picks(form)) {
    if (parseWhole(form.people) === null) errors.people = 'form.required';
    if (form.pick !== 'top-spenders' && form.product === '') errors.product = 'form.required';
  }
  return errors;
}

/** Whether members are picked by what they bought: only where all are drawn at once. */
export const picks = (form: CampaignForm): boolean => form.kind === 'once' && form.pick !== '';

/** A form as it is sent. */
export function toCampaign(form: CampaignForm): CampaignDraft {
  const optional = (text: string) => (text.trim() === '' ? null : text.trim());
  return {
    name: form.name.trim(),
    kind: form.kind,
    channel: form.channel,
    segmentId: optional(form.segmentId),
    subject: form.channel === 'email' ? optional(form.subject) : null,
    body: form.body,
    couponCode: optional(form.couponCode),
    controlBasisPoints: parsePercent(form.control) ?? 0,
    windowDays: parseWhole(form.windowDays) ?? 0,
    marginBasisPoints: parsePercent(form.margin) ?? 0,
    costPerMessage: parseWhole(form.cost) ?? 0,
    days: form.kind === 'once' ? 0 : (parseWhole(form.days) ?? 0),
    giveUpDays: parseWhole(form.giveUpDays) ?? 0,
    dateCode: form.kind === 'date' ? optional(form.dateCode) : null,
    pick:
      form.pick !== '' && picks(form)
        ? {
            kind: form.pick,
            members: parseWhole(form.people) ?? 0,
            product: form.pick === 'top-spenders' ? null : form.product,
          }
        : null,
  };
}
