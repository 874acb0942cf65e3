import { describe, expect, test } from 'vitest';
import {
  formOf,
  languageOfPhone,
  newKey,
  nothingWritten,
  stillWrong,
  toAnswer,
  withoutConsents,
} from './guestForm';
import { codeWord, guestDictionaries, guestWord, problemWord } from './guestWords';

const at = (address: string) => new URL(address, 'https://shop.example');

test('the word stands behind the #, and the address says whose device it is', () => {
  expect(formOf(at('/form#7k3m'))).toEqual({ word: '7K3M', here: false });
  expect(formOf(at('/form?here#7K3M'))).toEqual({ word: '7K3M', here: true });
  expect(formOf(at('/form'))).toEqual({ word: '', here: false });
});

test('a phone that reads Japanese at all gets Japanese, any other English', () => {
  expect(languageOfPhone(['en-US', 'ja'])).toBe('ja');
  expect(languageOfPhone(['ko-KR', 'en'])).toBe('en');
  expect(languageOfPhone([])).toBe('ja');
});

test('each form has a key of its own that the appliance takes', () => {
  expect(newKey()).toMatch(/^[0-9a-f]{32}$/);
  expect(newKey()).not.toBe(newKey());
});

describe('an answer', () => {
  test('leaves out what was left empty', () => {
    const written = {
      ...nothingWritten,
      name: ' 山田 花子 ',
      phone: '  ',
      answers: { job: [''], hobby: ['tea'] },
    };
    expect(toAnswer(written, 'W', 'K', 'V')).toEqual({
      word: 'W',
      version: 'V',
      requestKey: 'K',
      name: '山田 花子',
      kana: '',
      phone: null,
      email: null,
      birthday: null,
      postalCode: null,
      address: null,
      attributes: [{ code: 'hobby', values: ['tea'] }],
      membership: false,
      channels: [],
      health: false,
      photo: false,
    });
  });

  test('to other sentences has to be agreed to anew, and keeps the rest', () => {
    const written = {
      ...nothingWritten,
      name: '山田',
      membership: true,
      channels: ['email' as const],
      health: true,
    };
    expect(withoutConsents(written)).toEqual({ ...nothingWritten, name: '山田' });
  });
});

test('what is being put right is no longer wrong, what stands beside it still is', () => {
  const problems = [{ field: 'email' }, { field: 'job' }, { field: 'hobby' }];
  const written = { ...nothingWritten, answers: { hobby: ['tea'] } };
  const left = (change: Parameters<typeof stillWrong>[2]) =>
    stillWrong(problems, written, change).map(({ field }) => field);
  expect(left({ email: 'a@b.jp' })).toEqual(['job', 'hobby']);
  expect(left({ answers: { ...written.answers, job: ['cook'] } })).toEqual(['email', 'hobby']);
  expect(left({ name: '山田' })).toEqual(['email', 'job', 'hobby']);
});

describe('words', () => {
  test('are there in both languages, with the same blanks to fill in', () => {
    const holes = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([hole]) => hole).sort();
    const { ja, en } = guestDictionaries;
    expect(Object.keys(en).sort()).toEqual(Object.keys(ja).sort());
    for (const key of Object.keys(ja) as (keyof typeof ja)[])
      expect(holes(en[key]), key).toEqual(holes(ja[key]));
    expect(guestWord('ja', 'until', { at: '14:35' })).toBe('14:35 までに送ってください。');
  });

  test('of what is wrong are the appliance’s own in Japanese, and translated by their code', () => {
    const problem = { code: 'postal-code-invalid', text: '郵便番号は7桁の数字です。' };
    expect(problemWord('ja', problem)).toBe('郵便番号は7桁の数字です。');
    expect(problemWord('en', problem)).toBe('A postal code has seven digits.');
    expect(problemWord('en', { code: 'new-one', text: 'どうぞ' })).toBe('どうぞ');
    expect(codeWord('en', 'guest-form-used')).toBe('This form has been used already.');
    expect(codeWord('en', null)).toBeNull();
  });
});
