/** Words of the headings of 部門 and クーポン; both languages have the same keys. */
export const productsJa = {
  'departments.used': '{{used}}部門を使っています',
  'departments.lead': '部門キーの1〜8です。税区分は、商品ごとに決めないかぎり部門のものになります。',
  'coupons.usable': 'いま使えるクーポン {{usable}}種類',
  'coupons.lead': 'レジでは、クーポンコードを打つか読み取って「クーポン」を押します。',
} as const;

export const productsEn: Record<keyof typeof productsJa, string> = {
  'departments.used': '{{used}} departments in use',
  'departments.lead': 'Keys 1 to 8. Products take the tax class of theirs unless they have one of their own.',
  'coupons.usable': '{{usable}} coupons can be used today',
  'coupons.lead': 'At the register, key or scan the code and press クーポン.',
};
