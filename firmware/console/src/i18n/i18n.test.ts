// @vitest-environment jsdom
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseLanguage, startLanguage, wordOr } from './index';
import { en } from './en';
import { ja } from './ja';

const holes = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name).sort();

describe('the two languages', () => {
  it('have the same keys', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(ja).sort());
  });

  it('say every key, with the same blanks to fill in', () => {
    for (const key of Object.keys(ja) as (keyof typeof ja)[]) {
      expect(ja[key].trim(), key).not.toBe('');
      expect(en[key].trim(), key).not.toBe('');
      expect(holes(en[key]), key).toEqual(holes(ja[key]));
    }
  });
});

describe('words', () => {
  beforeAll(() => startLanguage('ja'));
  afterAll(() => localStorage.clear());

  it('come from the appliance’s own name where there is none', () => {
    expect(wordOr('device.printer', 'printer')).toBe('プリンター');
    expect(wordOr('device.kiosk', 'kiosk')).toBe('kiosk');
  });

  it('change with the language, which is kept', async () => {
    await chooseLanguage('en');
    expect(wordOr('device.printer', 'printer')).toBe('Printer');
    expect(document.documentElement.lang).toBe('en');
    expect(localStorage.getItem('appliance.language')).toBe('en');
  });
});
