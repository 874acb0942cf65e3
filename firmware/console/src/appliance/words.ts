/** Words of the page of the appliance where real devices are connected; both languages have the same keys. */
export const applianceJa = {
  'mirror.all': '実機につながっています。この画面は、いま実機に出ているものを映すだけです。',
  'mirror.some': '{{devices}}は実機です。画面からは動かせず、いま出ているものを映します。',
  'mirror.figures': '実機のキーは、押すと光ります。暗証番号を守るため、数字キーはまとめて光ります。',
  'reader.real': 'カードは実機のリーダーへ',
  'drawer.unknown': 'ドロワーの開閉はわかりません（センサーなし、または応答なし）',
} as const;

export const applianceEn: Record<keyof typeof applianceJa, string> = {
  'mirror.all': 'Real devices are connected. This page only shows what they show now.',
  'mirror.some': 'Real: {{devices}}. They cannot be moved from here; what they show now is drawn.',
  'mirror.figures':
    'Keys of the real block light up as they are pressed. To keep PINs safe, figures light up together.',
  'reader.real': 'Tap cards at the real reader',
  'drawer.unknown': 'Whether the drawer is open is not known (no sensor, or no answer)',
};
