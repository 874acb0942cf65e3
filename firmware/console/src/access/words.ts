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
  'network.kind.own': 'この機器から',
  'network.kind.lan': 'お店のネットワークから',
  'network.kind.plain': 'https への案内だけ',
  'network.byCommand': 'コマンド',
  'network.paper': 'アドレスと指紋を印刷する',
  'network.printed': '印刷しました。',
  'network.authority': 'この機器の認証局',
  'network.authorityHelp':
    '証明書をスマートフォンやパソコンに「信頼する認証局」として入れると、警告なしに開けます。入れる前に、指紋（SHA-256）がレシートに印刷されたものと同じことを確かめてください。',
  'network.download': '認証局の証明書を保存',
  'network.until': '今の証明書は {{at}} までです。その前に自動で新しくなります。',
  'network.plainTrouble': '{{why}}アドレスは https:// から入れてください（http:// からの案内は使えません）。',
  'factor.signInCode': '認証アプリのコード',
  'factor.signInHelp':
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
  'factor.roles': '2段階認証を必須にする役割',
  'factor.rolesHelp':
    '選んだ役割の人は、2段階認証を設定するまでコンソールのほかのページを使えません。レジの操作には影響しません。スマートフォンがないときは、オーナーがレジで 00000 担当 を押して出すコードで入れます。',
  'owes.change-password':
    'このパスワードは、ほかの人が決めたものです。自分だけが知るパスワードに替えると、コンソールを使えるようになります。',
  'owes.set-second-factor':
    'このお店では、あなたの役割に2段階認証が必要です。下で設定すると、コンソールを使えるようになります。',
  'program.title': 'プログラムの更新',
  'program.version': '今のバージョンは {{version}} です。',
  'program.help':
    '製造元から受け取った更新ファイルを選ぶと、署名を確かめて入れ、本体を起動し直します。起動できないときは、自動で今のバージョンに戻ります。会計の途中では更新できません。',
  'program.unset': 'この本体は、ここから更新する設定（Update:Folder と Update:KeyFile）がされていません。',
  'program.onTrial': '新しいバージョンの起動を確かめています。',
  'program.choose': '更新ファイルを選ぶ',
  'program.sending': '送って確かめています…',
  'program.done': '更新を入れました。本体を起動し直しています。そのまましばらくお待ちください。',
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
  'network.kind.own': 'From this machine',
  'network.kind.lan': 'From the shop’s network',
  'network.kind.plain': 'Only sends on to https',
  'network.byCommand': 'command',
  'network.paper': 'Print address and fingerprint',
  'network.printed': 'Printed.',
  'network.authority': 'The authority of this box',
  'network.authorityHelp':
    'Put its certificate into a phone or computer as a trusted authority, and the console opens without a warning. First make sure that the fingerprint (SHA-256) is the one printed on the receipt.',
  'network.download': 'Save the authority’s certificate',
  'network.until': 'The certificate in use ends {{at}}; a new one is made before.',
  'network.plainTrouble': '{{why}} Type the address with https:// (who types http:// is not sent on).',
  'factor.signInCode': 'Code of the authenticator app',
  'factor.signInHelp':
    'The six digits on the phone. Without the phone type one of the recovery codes you kept.',
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
  'factor.roles': 'Roles that need two-step sign-in',
  'factor.rolesHelp':
    'People of these roles set up two-step sign-in before any other page of the console opens. The register itself is not affected. Without a phone, the owner presses 00000 STAFF at the register and comes in with that code.',
  'owes.change-password':
    'Somebody else chose this password. Choose one that only you know, and the console is yours.',
  'owes.set-second-factor':
    'In this shop your role needs two-step sign-in. Set it up below, and the console is yours.',
  'program.title': 'Program update',
  'program.version': 'This is version {{version}}.',
  'program.help':
    'Choose the file from the maker: its signature is checked, it is installed, and the appliance starts anew. Should it not start, this version comes back by itself. Not in the middle of a sale.',
  'program.unset': 'This appliance is not set up to be updated from here (Update:Folder and Update:KeyFile).',
  'program.onTrial': 'A new version is being watched while it starts.',
  'program.choose': 'Choose the update file',
  'program.sending': 'Sending and checking…',
  'program.done': 'Installed. The appliance is starting anew; stay here for a moment.',
};
