import type { StaffMember } from '../api/types';
import { plainDigits } from '../parts/numbers';

/** A person as typed. PIN and card are never told by the appliance: empty means as before. */
export interface StaffFields {
  readonly id: string;
  readonly name: string;
  readonly role: StaffMember['role'];
  readonly pin: string;
  readonly cardUid: string;
  readonly left: boolean;
}

export type StaffErrors = Partial<
  Record<
    keyof StaffFields,
    'form.required' | 'staff.wrong.id' | 'staff.wrong.pin' | 'staff.wrong.pinEasy' | 'staff.wrong.card'
  >
>;

export const newPerson: StaffFields = {
  id: '',
  name: '',
  role: 'cashier',
  pin: '',
  cardUid: '',
  left: false,
};

/** What has to be put right before it can be saved. */
export function checkStaff(form: StaffFields): StaffErrors {
  const errors: StaffErrors = {};
  const pin = plainDigits(form.pin);
  if (!/^\d{1,4}$/.test(plainDigits(form.id))) errors.id = 'staff.wrong.id';
  if (form.name.trim() === '') errors.name = 'form.required';
  if (pin !== '' && !/^\d{4,8}$/.test(pin)) errors.pin = 'staff.wrong.pin';
  else if (isEasy(pin)) errors.pin = 'staff.wrong.pinEasy';
  if (!/^([0-9a-f]{8}|[0-9a-f]{14}|[0-9a-f]{16}|[0-9a-f]{20})?$/i.test(plainDigits(form.cardUid)))
    errors.cardUid = 'staff.wrong.card';
  return errors;
}

/** One digit over and over, or digits in a row. */
function isEasy(pin: string): boolean {
  const digits = Array.from(pin, Number);
  const steps = new Set(digits.slice(1).map((digit, index) => digit - (digits[index] ?? 0)));
  return pin.length > 1 && steps.size === 1 && [0, 1, -1].some((step) => steps.has(step));
}

/** A checked form as it is sent. */
export function toStaffRequest(form: StaffFields) {
  const pin = plainDigits(form.pin);
  const cardUid = plainDigits(form.cardUid);
  return {
    name: form.name.trim(),
    role: form.role,
    left: form.left,
    ...(pin !== '' && { pin }),
    ...(cardUid !== '' && { cardUid }),
  };
}
