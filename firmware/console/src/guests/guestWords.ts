import type { Language } from '../format/time';

/**
 * Words of the guest's own page, apart from those of the console: a guest's phone is not to load the whole dictionary, and
 * a language chosen by a guest is not one for the shop's tablet.
 */
const ja = {
  title: '会員登録のご記入',
  lead: '* の付いた項目は必ずお書きください。ほかは、よろしければお願いします。',
  until: '{at} までに送ってください。',
  other: 'English',
  loading: '用紙を開いています…',
  waiting: 'つながるのを待っています。お店のWi-Fiにつながっているかお確かめください。',
  required: '必須',
  name: 'お名前',
  kana: 'フリガナ',
  phone: '電話番号',
  email: 'メールアドレス',
  birthday: '生年月日',
  birthdayHelp: '例 1980/4/1、昭和55年4月1日',
  postalCode: '郵便番号',
  findAddress: '住所を探す',
  noAddress: '見つかりませんでした。住所を直接お書きください。',
  address: '住所',
  choose: '選んでください',
  use: '情報の使いみち',
  kept: '書いていただいた内容は、このお店の機器の中に、あなたの会員情報として保存します。内容の確認・訂正・消去は、いつでもスタッフにお申し付けください。',
  agree: '同意します',
  agreeRequired: '同意します（必須）',
  news: 'お知らせの受け取り（任意）',
  newsHelp: '受け取ってもよい方法を選んでください。',
  'channel.email': 'メール',
  'channel.phone': '電話',
  'channel.post': 'はがき・封書',
  'channel.receipt': 'レシートのクーポン',
  'channel.line': 'LINE',
  health: '健康・アレルギーの記録（任意）',
  photo: '写真（任意）',
  send: '送る',
  sending: '送っています…',
  wrong: '{count}か所を直してください。書いた内容はそのまま残っています。',
  offline:
    'つながらないため、まだ送れていません。書いた内容は残っています。電波を確かめて、もう一度「送る」を押してください。',
  later: '今は送れませんでした。書いた内容は残っています。少し待ってから、もう一度「送る」を押してください。',
  'code.guest-form-unknown': 'この用紙は使えません。スタッフに新しいQRコードをお求めください。',
  'code.guest-form-used': 'これはもう使われました。',
  'code.guest-form-ended': 'この用紙の時間が過ぎました。スタッフに新しいQRコードをお求めください。',
  'code.guest-form-changed':
    '書いている間にお店が用紙を変えました。書いた内容は残っています。同意の文面をもう一度ご確認のうえ、送ってください。',
  thanks: 'ありがとうございました',
  done: '会員登録のご記入を受け付けました。このページは閉じてかまいません。',
  toConsole: 'スタッフはこちら',
  doneHere: '会員登録のご記入を受け付けました。端末をスタッフにお返しください。',
};

const en: Record<keyof typeof ja, string> = {
  title: 'Membership form',
  lead: 'What is marked * is required; please add whatever else you like.',
  until: 'Please send it by {at}.',
  other: '日本語',
  loading: 'Opening the form…',
  waiting: 'Waiting for the connection. Please check that you are on the shop’s Wi-Fi.',
  required: 'required',
  name: 'Name',
  kana: 'Reading in kana, if you have one',
  phone: 'Telephone',
  email: 'E-mail',
  birthday: 'Date of birth',
  birthdayHelp: 'Year/month/day, for example 1980/4/1',
  postalCode: 'Postal code (Japan)',
  findAddress: 'Find address',
  noAddress: 'Not found. Please write the address yourself.',
  address: 'Address',
  choose: 'Please choose',
  use: 'What we use it for',
  kept: 'What you write is kept on a device in this shop as your membership record. Ask the staff at any time to see, correct or erase it. The sentences below are the shop’s own.',
  agree: 'I agree',
  agreeRequired: 'I agree (required)',
  news: 'News and offers (optional)',
  newsHelp: 'Choose the ways we may reach you.',
  'channel.email': 'E-mail',
  'channel.phone': 'Telephone',
  'channel.post': 'Post',
  'channel.receipt': 'Coupons on receipts',
  'channel.line': 'LINE',
  health: 'Notes on health and allergies (optional)',
  photo: 'Photos (optional)',
  send: 'Send',
  sending: 'Sending…',
  wrong: 'Please correct {count} of your answers. Everything you wrote is still here.',
  offline:
    'No connection, so it is not sent yet. What you wrote is still here. Check your Wi-Fi and press Send again.',
  later: 'It could not be sent just now. What you wrote is still here. Wait a little and press Send again.',
  'code.guest-form-unknown': 'This form cannot be used. Please ask the staff for a new QR code.',
  'code.guest-form-used': 'This form has been used already.',
  'code.guest-form-ended': 'The time of this form is over. Please ask the staff for a new QR code.',
  'code.guest-form-changed':
    'The shop changed its form while you were writing. What you wrote is still here. Please read the sentences again and send it.',
  thanks: 'Thank you',
  done: 'We have received your form. You may close this page.',
  toConsole: 'For the staff',
  doneHere: 'We have received your form. Please give the device back to the staff.',
};

/** What is wrong with an answer, where the appliance's own Japanese would not be understood. */
const problemsEn: Readonly<Record<string, string>> = {
  'name-invalid': 'Please write your name, at most 128 characters.',
  'kana-invalid': 'At most 128 characters.',
  'phone-invalid': 'Digits and hyphens, with the area code.',
  'email-invalid': 'This is not an e-mail address.',
  'birthday-invalid': 'Please write it like 1980/4/1; not a day to come.',
  'postal-code-invalid': 'A postal code has seven digits.',
  'address-invalid': 'At most 200 characters on one line.',
  'attribute-missing': 'Please answer this.',
  'attribute-invalid': 'Please look at this answer again.',
  'email-needed': 'To receive e-mail, please write your address.',
  'phone-needed': 'To be called, please write your number.',
  'address-needed': 'To receive post, please write your address.',
  'membership-needed': 'To become a member, please agree to what the data is used for.',
};

export type GuestWord = keyof typeof ja;

/** A word of the page, with what belongs into its braces. */
export function guestWord(
  language: Language,
  word: GuestWord,
  filled: Readonly<Record<string, string>> = {},
): string {
  return (language === 'ja' ? ja : en)[word].replaceAll(/\{(\w+)\}/g, (_, key: string) => filled[key] ?? '');
}

/** A word by a code of the appliance, or null. */
export function codeWord(language: Language, code: string | null): string | null {
  const words: Readonly<Record<string, string>> = language === 'ja' ? ja : en;
  return words[`code.${code ?? ''}`] ?? null;
}

/** What is wrong with a field, in the language of the page. */
export function problemWord(
  language: Language,
  problem: { readonly code: string; readonly text: string },
): string {
  return language === 'ja' ? problem.text : (problemsEn[problem.code] ?? problem.text);
}

/** The keys of both languages, for the test that holds them together. */
export const guestDictionaries = { ja, en, problemsEn };
