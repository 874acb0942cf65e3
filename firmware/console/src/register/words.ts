/** Words of the headings of 売上 and 精算; both languages have the same keys. */
export const registerJa = {
  'closings.last': '前回の精算 {{day}}',
  'closings.notCountedLong': '在高を数えずに精算しました。',
  'closings.overShort': '過不足 {{amount}}',
  'sales.back': '売上の一覧へ',
  'refunds.now': '前回の精算からの返品・取消',
  'refunds.times': '返品 {{returns}}件・取消 {{cancels}}件',
  'sales.one': 'レシート No.{{number}}　{{at}}',
} as const;

export const registerEn: Record<keyof typeof registerJa, string> = {
  'closings.last': 'Last closing {{day}}',
  'closings.notCountedLong': 'Closed without counting the cash.',
  'closings.overShort': 'Over or short {{amount}}',
  'sales.back': 'All sales',
  'refunds.now': 'Given back since the last closing',
  'refunds.times': '{{returns}} returns, {{cancels}} cancelled',
  'sales.one': 'Receipt no. {{number}}, {{at}}',
};
