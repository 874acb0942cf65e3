import { describe, expect, it } from 'vitest';
import { isJan, isRegistrationNumber, parsePercent, parseWhole, plainDigits } from './numbers';

describe('parseWhole', () => {
  it.each([
    ['480', 480],
    ['¥1,200', 1200],
    ['１２００円', 1200],
    ['0', 0],
  ])('reads %s', (text, value) => expect(parseWhole(text)).toBe(value));

  it.each(['', '12.5', '-1', 'abc', '1234567890'])('does not read %j', (text) =>
    expect(parseWhole(text)).toBeNull(),
  );
});

describe('parsePercent', () => {
  it.each([
    ['10', 1000],
    ['7.8', 780],
    ['８％', 800],
  ])('reads %s', (text, value) => expect(parsePercent(text)).toBe(value));
  it('does not read words', () => expect(parsePercent('eight')).toBeNull());
});

describe('codes', () => {
  it('a JAN has 8 or 13 digits and the right check digit', () => {
    // EAN-13 and EAN-8 examples of the GS1 General Specifications' check-digit calculation.
    expect(isJan('6291041500213')).toBe(true);
    expect(isJan('6291041500214')).toBe(false);
    expect(isJan('96385074')).toBe(true);
    expect(isJan('123')).toBe(false);
  });

  it('a registration number has the check digit of a corporate number', () => {
    // The example of the National Tax Agency for 法人番号: 8700110005901.
    expect(isRegistrationNumber('T8700110005901')).toBe(true);
    expect(isRegistrationNumber('T7700110005901')).toBe(false);
    expect(isRegistrationNumber('8700110005901')).toBe(false);
  });

  it('digits may be typed at any width and with hyphens', () => {
    expect(plainDigits('４５１２-345 000011')).toBe('4512345000011');
  });
});
