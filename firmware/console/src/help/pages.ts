import type { Language } from '../format/time';

/** What a page is for and how one goes about it; a sentence a step. */
export type PageHelp = Readonly<Record<Language, readonly string[]>>;

/** The manual of the console, by the address of each page. A test holds it against the list of pages. */
export const pageHelp: Readonly<Record<string, PageHelp>> = {
  '/today': {
    ja: [
      'きょうの売上が先週の同じ時刻より多いか少ないかを、まず見ます。',
      '「目標を決める」で月や年の目標を入れると、週と日の目標に割り振られます。',
      'お知らせの行を押すと、対応する画面へ進みます。',
    ],
    en: [
      'First: today’s sales against the same hour of last week.',
      'A goal for the month or year is divided into weeks and days.',
      'A notice leads to the page that deals with it.',
    ],
  },
  '/appliance': {
    ja: [
      '本体の表示器・キー・プリンター・ドロワーを、そのまま写しています。',
      '仮想の本体ではキーを押し、カードをかざし、商品を読み取れます。パソコンのキーでも打てます。',
      '故障スイッチを入れると、実際の故障と同じことが起きます。練習や点検に使います。',
    ],
    en: [
      'The displays, keys, printer and drawer as they are.',
      'On a virtual appliance, press keys, tap cards, scan goods; the keyboard works, too.',
      'The fault switches do what real faults do, for training and for checks.',
    ],
  },
  '/register': {
    ja: [
      'レジの点検と同じ内容を、キーを押さずに見られます。',
      '「あるべき在高」と数えた現金を比べます。在高はレジの「在高」キーで入れます。',
    ],
    en: ['What an X report says, without printing one.', 'Compare the expected cash with what you count.'],
  },
  '/sales': {
    ja: [
      '新しい会計から並びます。行を押すと明細とレシートが開きます。',
      '「条件を入れて探す」で、日付・金額・会員・商品・レシート番号から探せます。',
      '明細から、再発行・領収書・返品ができます。返品の支払いはレジで行います。',
    ],
    en: [
      'The newest first; a line opens its details and its receipt.',
      'Search by day, amount, member, product or receipt number.',
      'From the details: print again, formal receipt, return. The money goes back at the register.',
    ],
  },
  '/sales/refunds': {
    ja: ['返品と取消が、元の会計の番号とともに並びます。', '行の右の矢印で、返金の伝票を見られます。'],
    en: ['Returns and cancelled sales with the sale they belong to.', 'The arrow opens the slip.'],
  },
  '/closings': {
    ja: [
      '精算の一覧です。番号を押すと、印刷やCSVの保存ができます。',
      '精算そのものは、レジの「精算」キーで行います。',
    ],
    en: [
      'All closings; each can be printed or saved as CSV.',
      'A closing itself is made with 精算 at the register.',
    ],
  },
  '/members': {
    ja: [
      '名前・フリガナ・電話の下4桁・会員番号・カードで探せます。',
      '絞り込みは名前を付けて残せます。丸の中のグループを押すと、その条件と会員を見られます。',
      '見出しを押すと並べ替え、「CSVで書き出す」で今の絞り込みを保存します。',
      '会員のページの「お客様に書いてもらう」で、お客様のスマートフォンから登録してもらえます。レジでは、カードをかざしたあと 0 会員 で用紙が印刷されます。',
    ],
    en: [
      'Find by name, reading, last digits of the phone, number or card.',
      'Filters can be kept under a name; a group leads to its conditions and members.',
      'Headings sort; CSV saves what is filtered now.',
      'On a member’s page the guest can be asked to fill in the form on a phone. At the register 0 会員 prints it after the tap.',
    ],
  },
  '/karte': {
    ja: [
      'きょう来店して、まだカルテのない方です。「書く」から記入します。',
      '本人の同意がない健康の項目は書けません。',
    ],
    en: ['Today’s guests whose karte is not written yet.', 'Health is written only with consent.'],
  },
  '/groups': {
    ja: [
      '条件を足していくと、当てはまる人数がその場で変わります。文章でも書けます。',
      '保存すると会員の出入りが毎日記録され、販促の相手に選べます。',
    ],
    en: [
      'Add conditions and see the number of members at once; conditions can be written as text.',
      'A saved group is kept current and can be the audience of a campaign.',
    ],
  },
  '/members/duplicates': {
    ja: [
      '同じ人かもしれない会員の組です。見比べて、まとめるか、別の人だと記録します。',
      'まとめたあとでも、会員のページから元に戻せます。',
    ],
    en: [
      'Pairs that may be one person: merge them, or note that they are two.',
      'A merge can be undone on the member’s page.',
    ],
  },
  '/members/import': {
    ja: [
      'お使いの名簿のCSVを選び、列が何にあたるかを確かめ、試してから取り込みます。',
      '名簿のあとで、以前の購入記録も移せます。直すところは行ごとにお知らせします。',
    ],
    en: [
      'Choose the CSV, see what each column is, try it, then take all of it over.',
      'Earlier purchases can follow; problems are told by line.',
    ],
  },
  '/bookings': {
    ja: [
      '空いている時間を押すか「予約を取る」で、予約を入れます。',
      '予約はドラッグで移せます。タッチでは予約を押して「時間を変える」、キーボードではスペースと矢印です。',
      '来店したら「受付する」。会計をすると自動で会計済みになります。',
    ],
    en: [
      'Press a free time, or “Book”.',
      'Drag to move; by touch open it and choose a new time; with the keyboard use space and arrows.',
      'Check the guest in; the sale settles the booking.',
    ],
  },
  '/bookings/week': {
    ja: ['一週間の予約と見込みです。日の画面で、予約を動かせます。'],
    en: ['The bookings of a week and what they should bring.'],
  },
  '/bookings/list': {
    ja: [
      'その日の予約を時刻順に見ます。お客様の名前を押すと、受付やキャンセルができます。',
      'いらっしゃらなかった方の予約金は、店長以上がその予約を開いて、キャンセル料として受け取れます。取り消しもできます。',
      '「番号票を出す」は、順番にご案内するときに使います。',
    ],
    en: [
      'The day in order; a name opens what can be done.',
      'Managers may keep the deposit of a guest who did not come as a cancellation fee, and take that back.',
      'Tickets are for guests who are served in turn.',
    ],
  },
  '/bookings/waiting': {
    ja: ['空きを待っている方です。空きが出ると、時刻が表示されます。連絡して予約に入れます。'],
    en: ['Who waits for a free time; as soon as there is one it is shown.'],
  },
  '/campaigns': {
    ja: [
      '「販促を作る」で、だれに・何を・いつ送るかを決めます。届く人数と見本がその場で変わります。',
      '始めたあとは、送った方と送らない方（対照群）を比べて効果を見ます。',
    ],
    en: [
      'Decide whom, what and when; the audience and a sample change as you type.',
      'Afterwards compare those who got it with the control group.',
    ],
  },
  '/products/coupons': {
    ja: [
      'クーポンの種類を作ります。「会員専用」は、渡した本人だけが使えます。',
      '販促とスタンプカードの特典は、ここで作ったものから選びます。',
    ],
    en: [
      'Kinds of coupons. Personal ones are for whom they were given to.',
      'Campaigns and stamp cards choose from these.',
    ],
  },
  '/loyalty': {
    ja: ['お客様にお預かりしているポイントの合計です。入った分と、残高・出た分の合計は必ず一致します。'],
    en: ['What the shop owes in points; both columns have the same sum.'],
  },
  '/loyalty/gifts': {
    ja: [
      '新しいカードの番号を作り、残高を調べ、なくしたカードを止めて残高を移します。',
      '販売と利用はレジで行います。',
    ],
    en: [
      'Make numbers, look up a balance, stop a lost card and move what is on it.',
      'They are sold and used at the register.',
    ],
  },
  '/loyalty/rules': {
    ja: [
      'ボーナス・ランク・スタンプカード・回数券の決まりです。「編集」で欄が開きます。',
      '下の「保存する」を押すまでは、何も変わりません。保存のあとで元に戻せます。',
    ],
    en: [
      'Bonuses, ranks, stamp cards and passes; Edit opens the fields of one.',
      'Nothing changes until it is saved, and saving can be undone.',
    ],
  },
  '/products': {
    ja: [
      '商品名・フリガナ・コード・JANで探し、名前を押して直します。',
      '価格を変えると、次に打つ商品から新しい価格になります。',
    ],
    en: ['Find by name, code or barcode; the name opens it.', 'A new price holds from the next line on.'],
  },
  '/products/stock': {
    ja: [
      '発注点以下の商品が上に並びます。',
      '「入荷を記録」「棚卸を記録」で、この表にそのまま数を入れます。',
    ],
    en: ['What runs low comes first.', 'Deliveries and counts are keyed into this very list.'],
  },
  '/products/departments': {
    ja: ['部門キー1〜8の名前と税区分です。店内か持ち帰りかで税率が変わる食品も、ここで決めます。'],
    en: ['Names and tax classes of the department keys.'],
  },
  '/products/import': {
    ja: ['商品のCSVを選ぶと、まず試し読みをします。問題がなければ、すべて一度に取り込みます。'],
    en: ['A CSV is tried first; it is taken over as a whole or not at all.'],
  },
  '/reports': {
    ja: [
      '期間と分け方（日・時間帯・部門・商品・担当・支払方法・グループなど）を選びます。',
      '印刷とCSVの保存ができます。',
    ],
    en: ['Choose a period and how to divide it.', 'It can be printed and saved as CSV.'],
  },
  '/reports/owed': {
    ja: [
      'お客様が先に払った分で、まだ使われていない金額です。決算のとき「前受金」の確認に使います。',
      '期間を選ぶと、その間に期限が切れた分、受け取ったキャンセル料（不課税）、ご来店のなかった予約の予約金が分かります。',
    ],
    en: [
      'What guests paid ahead and have not used; for the balance sheet.',
      'Choose a period to see what expired in it, cancellation fees kept (untaxed), and deposits nobody came for.',
    ],
  },
  '/reports/times': {
    ja: [
      'レジで打刻した出勤・退勤から、人ごとの時間を出します。',
      '打刻を忘れた日は、オーナーが「打刻を直す」で入れます。CSVは給与計算に使えます。',
    ],
    en: [
      'Hours of each person from clocking in and out at the register.',
      'The owner corrects forgotten times; the CSV goes to payroll.',
    ],
  },
  '/reports/repeat': {
    ja: [
      '今月の会員のうち、以前にも来ていた方の割合です。',
      '下の表は、初めて来た月ごとに、その後も来た方の割合です。',
    ],
    en: [
      'How many of this month’s members had come before.',
      'Below: by the month of the first visit, how many came again.',
    ],
  },
  '/groups/rfm': {
    ja: [
      '最終来店と来店回数で会員を分けた表です。色の濃いところに多くの方がいます。',
      'ますを押すと、その会員が下に並びます。境目は変えられます。',
    ],
    en: [
      'Members by how lately and how often they come; darker is more.',
      'A cell lists its members; the bounds can be changed.',
    ],
  },
  '/groups/ranks': {
    ja: ['利用額の多い順に会員を10等分し、また会員と商品をA・B・Cに分けます。'],
    en: ['Members in tenths by what they spend; members and products as A, B, C.'],
  },
  '/groups/leaving': {
    ja: ['いつもの間隔より来店が遅れている方です。失うと痛い方から並びます。'],
    en: ['Who comes later than usual, those first whom it would cost most to lose.'],
  },
  '/groups/together': {
    ja: ['いっしょに買われる商品の組と、ある商品を買いそうな会員です。'],
    en: ['What is bought together, and who may like a product.'],
  },
  '/settings': {
    ja: [
      '店名・税率・ポイント・レシートの文面です。右の見本は、実際の印字と同じです。',
      '保存すると、次の会計から変わります。',
    ],
    en: [
      'Name, tax, points and the words of the receipt; the sample is what is printed.',
      'It holds from the next sale on.',
    ],
  },
  '/staff': {
    ja: [
      'レジの担当者です。暗証番号やカードを決めると、その人がレジに入れます。',
      '「編集」の下で、この画面に入るログイン名も決められます。',
    ],
    en: ['People at the register, with PIN or card.', 'Below Edit: a login for this console.'],
  },
  '/staff/permissions': {
    ja: ['操作ごとに、できる一番下の役割を選びます。選ぶとすぐに変わり、元に戻せます。'],
    en: ['The lowest role for each action; a choice holds at once and can be undone.'],
  },
  '/members/settings': {
    ja: [
      '知らないカードの扱い、同意の文面、お店で聞く項目を決めます。',
      '「お客様の用紙」では、お客様がご自分で書く用紙の項目と、同意の文面を決めます。',
    ],
    en: [
      'Unknown cards, the wording of consent, and what the shop asks.',
      'What guests are asked on their own form, and the sentences they agree to.',
    ],
  },
  '/karte/templates': {
    ja: ['カルテで聞く項目です。健康に関わる項目には印を付けます。'],
    en: ['What a karte asks; mark what is about health.'],
  },
  '/bookings/services': {
    ja: ['予約できるメニューと、かかる時間・料金の見込み・予約金です。'],
    en: ['What can be booked, how long it takes, its price and deposit.'],
  },
  '/bookings/hours': {
    ja: ['予約を受ける時間と、臨時休業などの特別な日です。'],
    en: ['When bookings are taken, and special days.'],
  },
  '/bookings/shifts': {
    ja: [
      '担当者ごとの出勤時間です。決めるのは店長以上です。入れていない人は、営業時間ずっと予約を受けられます。',
      '自分の予約をスマートフォンの予定表に出すアドレスも、ここで発行します。',
    ],
    en: [
      'When each person works; who has no shift is there whenever the shop is open.',
      'Addresses for the calendars of phones are given here.',
    ],
  },
  '/bookings/places': {
    ja: ['予約に使う席・部屋です。同じ時間に二重には入りません。'],
    en: ['Seats and rooms; nothing is booked twice.'],
  },
  '/settings/devices': {
    ja: [
      '役割ごとに、つながっている機器と状態です。ボタンで試せます。',
      '「配線の説明」に、ドライバーごとのつなぎ方があります。',
      '「接続されているものを調べる」が、見つかった機器と設定の案を出します。',
    ],
    en: [
      'What fills each role and whether it works; the buttons try it.',
      'Wiring says how the device of each driver is connected.',
      'The scan finds devices and proposes settings.',
    ],
  },
  '/settings/keys': {
    ja: ['場所を押し、そこに置くキーを選びます。足りないキーがあれば、上に出ます。'],
    en: ['Press a place, choose its key; missing keys are told above.'],
  },
  '/settings/keysheet': {
    ja: ['キーに重ねるシートを、原寸で印刷します。'],
    en: ['The sheet that lies over the keys, in its real size.'],
  },
  '/settings/journal': {
    ja: [
      'すべての記録です。書き換えられません。「改ざんがないか検証する」で、最初から確かめます。',
      'レシートのQRコードの文字を入れると、本物かどうかがわかります。',
      '行を押すと、書かれたままの内容が開きます。',
    ],
    en: [
      'Everything that happened; nothing of it can be changed. It can be checked from its beginning.',
      'The text of a receipt’s QR code proves whether it is genuine.',
      'A line opens what was written.',
    ],
  },
  '/settings/backup': {
    ja: [
      '最後のバックアップの時刻を見ます。月に一度、復元訓練をします。',
      'バックアップには鍵が入っています。現金と同じように保管してください。',
    ],
    en: [
      'How old the last backup is; drill a restore once a month.',
      'A backup holds the keys: keep it like cash.',
    ],
  },
  '/settings/file': {
    ja: ['お店の設定を一つのファイルにして、次のお店に取り込めます。'],
    en: ['The shop’s settings as one file, for the next shop.'],
  },
  '/settings/network': {
    ja: ['お店のネットワークから使えるようにします。指紋を印刷して、初めての端末で見比べます。'],
    en: ['Opens the console to the shop’s network; compare the printed fingerprint on a new device.'],
  },
  '/settings/tokens': {
    ja: ['ほかのシステムのための鍵です。必要な操作だけを許し、期限を付けます。'],
    en: ['Keys for other systems, for what they need and with an end.'],
  },
};
