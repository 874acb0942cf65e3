// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { isTaken, registerKey } from './keymap';

const stroke = (key: string) => ({ key, ctrlKey: false, altKey: false, metaKey: false });

describe('registerKey', () => {
  it.each([
    ['0', '0'],
    ['9', '9'],
    ['Enter', 'CASH'],
    ['*', 'TIMES'],
    ['+', 'SUBTOTAL'],
    ['Backspace', 'CLEAR'],
    ['Escape', 'CLEAR'],
    ['Delete', 'VOID'],
    ['F1', 'DEPT1'],
    ['F8', 'DEPT8'],
    ['-', 'DISCOUNT'],
    ['%', 'PERCENT'],
  ])('%s is %s', (key, name) => {
    expect(registerKey(stroke(key))).toBe(name);
  });

  it.each(['F9', 'a', 'Tab', ' ', 'constructor'])('%s is no key of the register', (key) => {
    expect(registerKey(stroke(key))).toBeNull();
  });

  it('leaves shortcuts to the browser', () => {
    expect(registerKey({ ...stroke('1'), ctrlKey: true })).toBeNull();
    expect(registerKey({ ...stroke('F4'), altKey: true })).toBeNull();
  });
});

describe('isTaken', () => {
  const inside = (html: string, selector: string) => {
    document.body.innerHTML = html;
    return document.querySelector(selector);
  };

  it('keys belong to a field that has the focus, and to an open dialog', () => {
    expect(isTaken(inside('<input>', 'input'), '1')).toBe(true);
    expect(isTaken(inside('<div role="dialog"><p></p></div>', 'p'), 'Escape')).toBe(true);
  });

  it('a button reached by Tab keeps Enter but not the digits', () => {
    const button = inside('<button></button>', 'button');
    expect(isTaken(button, 'Enter')).toBe(true);
    expect(isTaken(button, '1')).toBe(false);
  });

  it('nothing is taken on the bare page', () => {
    expect(isTaken(document.body, 'Enter')).toBe(false);
  });
});
