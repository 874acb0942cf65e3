/** Words of the frame around the pages. */
export const appJa = {
  'nav.toAppliance': '本体のページへ',
  'loyalty.receipt': 'レシート No.{{number}}',
  'leaving.none': 'いつもの間隔より来店が遅れている方や、利用額が減っている方が、ここに並びます。',
  'nav.journal': '記録',
  'nav.backup': '控え',
  'nav.parts': '{{place}}のページ',
  'members.tab': '会員一覧',
  'products.tab': '商品一覧',
  'templates.tab': 'カルテの様式',
  'loyalty.rulesTab': 'ポイントの決まり',
  'settings.ofShop': 'お店',
  'settings.ofBookings': '予約の受け方',
  'settings.ofCounter': 'レジまわり',
  'settings.ofData': '記録と接続',
} as const;

export const appEn: Record<keyof typeof appJa, string> = {
  'nav.toAppliance': 'To the appliance',
  'loyalty.receipt': 'Receipt {{number}}',
  'leaving.none': 'Whoever stays away longer than usual, or spends less, will be listed here.',
  'nav.journal': 'Journal',
  'nav.backup': 'Backup',
  'nav.parts': 'Pages of {{place}}',
  'members.tab': 'All members',
  'products.tab': 'All products',
  'templates.tab': 'Record sheets',
  'loyalty.rulesTab': 'Rules of points',
  'settings.ofShop': 'Shop',
  'settings.ofBookings': 'How to book',
  'settings.ofCounter': 'Counter',
  'settings.ofData': 'Records and access',
};
