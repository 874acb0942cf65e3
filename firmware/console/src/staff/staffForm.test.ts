import { describe, expect, it } from 'vitest';
import { checkStaff, newPerson, toStaffRequest } from './staffForm';

const yamada = { ...newPerson, id: '01', name: '山田' };

describe('checkStaff', () => {
  it('finds nothing wrong with a person without PIN and card, nor with good ones', () => {
    expect(checkStaff(yamada)).toEqual({});
    expect(checkStaff({ ...yamada, pin: '２５８０', cardUid: '04a1b2c3d4e5f6' })).toEqual({});
  });

  it.each([
    [{ id: '12345' }, { id: 'staff.wrong.id' }],
    [{ name: '' }, { name: 'form.required' }],
    [{ pin: '123' }, { pin: 'staff.wrong.pin' }],
    [{ pin: '1234' }, { pin: 'staff.wrong.pinEasy' }],
    [{ pin: '9999' }, { pin: 'staff.wrong.pinEasy' }],
    [{ pin: '8765' }, { pin: 'staff.wrong.pinEasy' }],
    [{ cardUid: 'xyz' }, { cardUid: 'staff.wrong.card' }],
  ])('refuses %j', (change, errors) => {
    expect(checkStaff({ ...yamada, ...change })).toEqual(errors);
  });
});

describe('toStaffRequest', () => {
  it('leaves PIN and card as they are when nothing was typed', () => {
    expect(toStaffRequest(yamada)).toEqual({ name: '山田', role: 'cashier', left: false });
  });
});
