/** Words of 使い方 about the pages; both languages have the same keys. */
export const helpJa = {
  'help.here': '「{{page}}」の使い方',
  'help.back': '「{{page}}」に戻る',
  'help.pages': '画面ごとの使い方',
} as const;

export const helpEn: Record<keyof typeof helpJa, string> = {
  'help.here': 'How to use “{{page}}”',
  'help.back': 'Back to “{{page}}”',
  'help.pages': 'The pages of this console',
};
