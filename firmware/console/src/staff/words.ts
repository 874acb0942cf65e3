/** Words of the headings of 担当者 and 権限; both languages have the same keys. */
export const staffJa = {
  'staff.working': '{{people}}人が働いています',
  'staff.signInHelp': 'レジには暗証番号かカードで、この画面にはログイン名で入ります。',
  'permissions.cashier': 'レジ係は{{actions}}の操作のうち{{own}}をひとりでできます',
} as const;

export const staffEn: Record<keyof typeof staffJa, string> = {
  'staff.working': '{{people}} people work here',
  'staff.signInHelp': 'At the register with a PIN or card, here with a login.',
  'permissions.cashier': 'A cashier does {{own}} of {{actions}} actions alone',
};
