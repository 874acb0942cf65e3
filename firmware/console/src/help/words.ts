/** Words of 使い方 about the pages; both languages have the same keys. */
export const helpJa = {
  'help.here': '「{{page}}」の使い方',
  'help.back': '「{{page}}」に戻る',
  'help.pages': '画面ごとの使い方',
  'help.inJapanese': 'この手引きは日本語です。',
} as const;

export const helpEn: Record<keyof typeof helpJa, string> = {
  'help.here': 'How to use “{{page}}”',
  'help.back': 'Back to “{{page}}”',
  'help.pages': 'The pages of this console',
  'help.inJapanese':
    'The register itself (keys, displays, receipts) speaks Japanese, and so does its manual. What the pages of this console are for stands above in English.',
};
