/** Words of ネットワーク, and of signing in with a code of the phone. */
export const accessJa = {
  'network.title': 'ネットワーク',
  'network.isClosed': 'この機器だけで使えます',
  'network.isOpen': 'お店のネットワークに公開しています',
  'network.openHelp':
    '公開すると、お店の Wi-Fi につないだパソコンやスマートフォンから、暗号化された接続（https）で開けます。サインインしない人には何も見えません。アドレスと指紋を印刷し、だれがいつ公開したかをジャーナルに記録します。',
  'network.open': 'お店のネットワークに公開する',
  'network.close': '公開をやめる',
  'network.closeAsk': 'ネットワークからの利用をやめますか',
  'network.closeHelp':
    'パソコンやスマートフォンで開いている画面はすぐに切れます。もう一度公開するには、この機器で操作するか、技術者が appliance network open を実行します。',
  'network.keep': '公開を続ける',
  'network.since': '{{at}}、{{by}}（{{from}}）',
  'network.addresses': 'コンソールのアドレス',
  'network.paper': 'アドレスと指紋を印刷する',
  'network.printed': '印刷しました。',
  'network.authority': 'この機器の認証局',
  'network.authorityHelp':
    '証明書をスマートフォンやパソコンに「信頼する認証局」として入れると、警告なしに開けます。入れる前に、指紋（SHA-256）がレシートに印刷されたものと同じことを確かめてください。',
  'network.download': '認証局の証明書を保存',
  'network.until': '今の証明書は {{at}} までです。その前に自動で新しくなります。',
  'network.plainTrouble':
    '{{why}}アドレスは https:// から入れてください（http:// からの案内は使えません）。',
  'door.code': '認証アプリのコード',
  'door.codeHelp':
    'スマートフォンに出ている6桁の数字です。スマートフォンがないときは、保管している予備コードを入れてください。',
  'factor.title': '2段階認証',
  'factor.off': '今はパスワードだけでサインインできます。',
  'factor.help':
    'パスワードのほかに、スマートフォンの認証アプリに出る6桁のコードを求めます。インターネットがなくても使えます。',
  'factor.on': '{{at}}から有効です。予備コードは残り{{left}}個です。',
  'factor.password': '今のパスワード（確認）',
  'factor.begin': '2段階認証を設定する',
  'factor.renew': 'スマートフォンを替える',
  'factor.remove': '2段階認証をやめる',
  'factor.removed': '2段階認証をやめました。パスワードだけでサインインできます。',
  'factor.scan': '認証アプリでこのQRコードを読み取るか、文字を入れてください。',
  'factor.picture': '認証アプリに登録するQRコード',
  'factor.code': '認証アプリに出ている6桁のコード',
  'factor.set': '有効にする',
  'factor.codes': '予備コード',
  'factor.codesHelp':
    'スマートフォンをなくしたときに、1つにつき1回使えます。今だけ表示します。印刷するか書き写して、お店の金庫などに保管してください。これもないときは、オーナーがレジで 00000 担当 を押すと元に戻せます。',
  'factor.done': '保管しました',
  'factor.marked': '2段階認証',
  'factor.takeAway': '2段階認証を取り消す',
} as const;

export const accessEn: Record<keyof typeof accessJa, string> = {
  'network.title': 'Network',
  'network.isClosed': 'Served to this machine alone',
  'network.isOpen': 'Open to the shop’s network',
  'network.openHelp':
    'Once open, computers and phones on the shop’s Wi-Fi reach the console over an encrypted connection (https). Who does not sign in sees nothing. Address and fingerprint are printed, and the journal has who opened it and when.',
  'network.open': 'Open to the shop’s network',
  'network.close': 'Close',
  'network.closeAsk': 'Close the console to the network?',
  'network.closeHelp':
    'Pages open on computers and phones are cut off at once. To open it again use this machine itself, or have a technician run appliance network open.',
  'network.keep': 'Keep it open',
  'network.since': '{{at}}, {{by}} ({{from}})',
  'network.addresses': 'Addresses of the console',
  'network.paper': 'Print address and fingerprint',
  'network.printed': 'Printed.',
  'network.authority': 'The authority of this box',
  'network.authorityHelp':
    'Put its certificate into a phone or computer as a trusted authority, and the console opens without a warning. First make sure that the fingerprint (SHA-256) is the one printed on the receipt.',
  'network.download': 'Save the authority’s certificate',
  'network.until': 'The certificate in use ends {{at}}; a new one is made before.',
  'network.plainTrouble': '{{why}} Type the address with https:// (who types http:// is not sent on).',
  'door.code': 'Code of the authenticator app',
  'door.codeHelp': 'The six digits on the phone. Without the phone type one of the recovery codes you kept.',
  'factor.title': 'Two-step sign-in',
  'factor.off': 'For now the password alone lets you in.',
  'factor.help':
    'Asks for the six digits of an authenticator app on the phone, beside the password. It needs no internet.',
  'factor.on': 'On since {{at}}. {{left}} recovery codes are left.',
  'factor.password': 'Present password',
  'factor.begin': 'Set up two-step sign-in',
  'factor.renew': 'Use another phone',
  'factor.remove': 'Turn two-step sign-in off',
  'factor.removed': 'Two-step sign-in is off. The password alone lets you in.',
  'factor.scan': 'Scan this code with the authenticator app, or type the letters.',
  'factor.picture': 'QR code for the authenticator app',
  'factor.code': 'The six digits of the app',
  'factor.set': 'Turn on',
  'factor.codes': 'Recovery codes',
  'factor.codesHelp':
    'For a lost phone; each works once, and they are shown only now. Print or write them down and keep them in the safe. Without them the owner presses 00000 STAFF at the register.',
  'factor.done': 'They are kept safe',
  'factor.marked': 'two-step',
  'factor.takeAway': 'Take two-step sign-in away',
};
