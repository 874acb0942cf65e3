import { describe, expect, it } from 'vitest';
import { groupOf } from './keyGroups';
import { bandsOf, laidOut, sectionsOf } from './keySections';

/** Four columns: a row of functions with a gap, and two rows with digits and money. */
const keyboard = {
  rows: 3,
  columns: 4,
  keys: [
    ['X', 'Z', null, 'HOLD'],
    ['1', '2', 'DEPT1', 'CREDIT'],
    ['0', '00', 'SUBTOTAL', 'CASH'],
  ].flatMap((names, row) =>
    names.flatMap((name, column) => (name === null ? [] : [{ name, label: name, row, column }])),
  ),
};
const namesIn = (widthPx: number) =>
  sectionsOf(keyboard, widthPx).map((section) => section.keys.map((key) => key.name).join(' '));

describe('sectionsOf', () => {
  it('leaves the block as it is wired where it fits, with a blank cap where no key is', () => {
    const [block, ...others] = sectionsOf(keyboard, 400);
    expect(others).toEqual([]);
    expect(block?.keys.map((key) => key.name).join(' ')).toBe('X Z HOLD 1 2 DEPT1 CREDIT 0 00 SUBTOTAL CASH');
    expect(block?.blanks).toEqual([{ row: 1, column: 3 }]);
    expect(block?.rows).toEqual([false, true, true]);
  });

  it('puts the rows one works on first on a phone, digits before departments, and functions last', () => {
    expect(namesIn(130)).toEqual(['1 2 0 00', 'DEPT1 CREDIT SUBTOTAL CASH', 'X Z', 'HOLD']);
  });

  it('loses no key at any width', () => {
    for (let widthPx = 0; widthPx <= 600; widthPx += 20) {
      const shown = namesIn(widthPx)
        .flatMap((names) => names.split(' '))
        .sort();
      expect(shown).toEqual(keyboard.keys.map((key) => key.name).sort());
    }
  });
});

describe('bandsOf', () => {
  it('is one band where all keys fit', () => {
    expect(bandsOf(8, 800)).toEqual([{ first: 0, count: 8 }]);
  });

  it('sets eight columns in two bands on a phone, so that keys stay 56 pixels wide', () => {
    expect(bandsOf(8, 348)).toEqual([
      { first: 0, count: 4 },
      { first: 4, count: 4 },
    ]);
  });

  it('is one band while the width is not known yet', () => {
    expect(bandsOf(8, 0)).toEqual([{ first: 0, count: 8 }]);
  });
});

describe('groupOf', () => {
  it.each([
    ['00', 'digit'],
    ['DEPT8', 'department'],
    ['QR', 'tender'],
    ['Z', 'till'],
    ['CASH', 'cash'],
    ['SOMETHING-NEW', 'entry'],
  ])('%s is of %s', (name, group) => {
    expect(groupOf(name)).toBe(group);
  });
});

describe('laidOut', () => {
  it('lists the keys of a keyboard that has codes and no places', () => {
    const codes = [14, 55, 59, 60, 61, 62, 63, 64, 96];
    const usb = {
      rows: 1,
      columns: 97,
      keys: codes.map((column) => ({ name: `K${column}`, label: '', row: 0, column })),
    };
    expect(laidOut(usb)).toMatchObject({ rows: 2, columns: 8 });
    expect(laidOut(usb).keys.at(-1)).toMatchObject({ name: 'K96', row: 1, column: 0 });
    expect(laidOut(keyboard)).toBe(keyboard);
  });
});
