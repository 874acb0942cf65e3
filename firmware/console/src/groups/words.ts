/** Words of the head of グループ; both languages have the same keys. */
export const groupsJa = {
  'groups.figure': '{{count}}グループ',
  'groups.largest': 'いちばん多いのは「{{name}}」の{{people}}人です。',
} as const;

export const groupsEn: Record<keyof typeof groupsJa, string> = {
  'groups.figure': 'In use: {{count}}',
  'groups.largest': 'The largest is “{{name}}” with {{people}} members.',
};
