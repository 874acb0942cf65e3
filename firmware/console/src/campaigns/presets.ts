import type { CampaignForm } from './campaignForm';

/** Campaigns a shop begins with: one press fills the form, everything can be changed. */
export const presetNames = [
  'birthday',
  'rankUp',
  'joined',
  'away',
  'newProduct',
  'restock',
  'regulars',
] as const;

export type PresetName = (typeof presetNames)[number];

type Preset = Pick<
  CampaignForm,
  'name' | 'kind' | 'pick' | 'people' | 'subject' | 'body' | 'days' | 'windowDays'
>;

/** Messages go to guests, so they are Japanese whatever language the console has. */
export const presets: Readonly<Record<PresetName, Preset>> = {
  birthday: {
    name: 'お誕生日',
    kind: 'birthday',
    pick: '',
    people: '100',
    subject: '{お名前}様、お誕生日おめでとうございます',
    body: '{お名前}様\nお誕生日おめでとうございます。\n日頃の感謝をこめて、ささやかな贈り物をご用意しました。ご来店を心よりお待ちしています。',
    days: '7',
    windowDays: '30',
  },
  rankUp: {
    name: 'ランクアップのお祝い',
    kind: 'rank-up',
    pick: '',
    people: '100',
    subject: '会員ランクが上がりました',
    body: '{お名前}様\nいつもご利用いただき、ありがとうございます。おかげさまで会員ランクが上がりました。\nこれからもどうぞよろしくお願いいたします。',
    days: '1',
    windowDays: '30',
  },
  joined: {
    name: '入会記念日',
    kind: 'anniversary',
    pick: '',
    people: '100',
    subject: 'ご入会の記念日に',
    body: '{お名前}様\nご入会いただいた記念の日が近づきました。長くご愛顧いただき、ありがとうございます。\nまたのご来店をお待ちしています。',
    days: '3',
    windowDays: '30',
  },
  away: {
    name: 'ご無沙汰の方へ',
    kind: 'dormant',
    pick: '',
    people: '100',
    subject: '{お名前}様、お変わりありませんか',
    body: '{お名前}様\nお変わりなくお過ごしでしょうか。前回は{最終来店}にお越しいただきました。\nまたお会いできるのを楽しみにしています。',
    days: '60',
    windowDays: '30',
  },
  newProduct: {
    name: '新商品のご案内',
    kind: 'once',
    pick: 'likely-buyers',
    people: '100',
    subject: '新商品のご案内',
    body: '{お名前}様\nお好みに合いそうな新商品が入りました。ぜひ一度お試しください。\nご来店をお待ちしています。',
    days: '0',
    windowDays: '30',
  },
  restock: {
    name: '再入荷のお知らせ',
    kind: 'once',
    pick: 'buyers',
    people: '100',
    subject: '再入荷のお知らせ',
    body: '{お名前}様\n以前お買上げいただいた商品が再入荷しました。数に限りがありますので、お早めにどうぞ。',
    days: '0',
    windowDays: '14',
  },
  regulars: {
    name: 'お得意様へ',
    kind: 'once',
    pick: 'top-spenders',
    people: '50',
    subject: '日頃のご愛顧に感謝をこめて',
    body: '{お名前}様\nいつもご愛顧いただき、誠にありがとうございます。\nお得意様だけに、特別なご案内をお届けします。',
    days: '0',
    windowDays: '30',
  },
};
