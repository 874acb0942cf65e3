using Appliance.Domain.Money;

namespace Appliance.Domain.Bookings;

/// <summary>What bookings and what they are made of have to be, with the words for who keys them.</summary>
public static class BookingRules
{
    /// <summary>Services a shop may offer.</summary>
    public const int Services = 200;

    /// <summary>Seats, rooms and courts of a shop.</summary>
    public const int Resources = 100;

    /// <summary>Special days of the shop, and of one person.</summary>
    public const int SpecialDays = 400;

    /// <summary>Spans of one week.</summary>
    public const int WeekSpans = 28;

    /// <summary>Bookings of one business day.</summary>
    public const int BookingsPerDay = 1_000;

    /// <summary>Bookings of one member that are still to come.</summary>
    public const int OpenPerMember = 20;

    /// <summary>Guests that wait for a place at once.</summary>
    public const int Waiting = 200;

    /// <summary>Days ahead for which somebody may wait.</summary>
    public const int WaitingDays = 31;

    /// <summary>Shortest and longest booking in minutes.</summary>
    public const int LeastMinutes = 5;

    /// <inheritdoc cref="LeastMinutes"/>
    public const int MostMinutes = 720;

    /// <summary>Longest memo.</summary>
    public const int MemoLength = 200;

    private const int NameLength = 40;
    private const int ShortLength = 20;
    private const int KanaLength = 12;
    private const int LatestMinute = 36 * 60;

    internal static Refusal DurationWrong { get; } = No("booking-duration", $"所要時間は{LeastMinutes}～{MostMinutes}分です。");

    internal static Refusal Closed { get; } = No("booking-closed", "営業時間の外です。別の時間をお選びください。");

    internal static Refusal StaffUnknown { get; } = No("booking-staff-unknown", "その担当者は登録されていません。");

    internal static Refusal StaffAway { get; } = No("booking-staff-away", "その時間、担当者は出勤していません。");

    internal static Refusal StaffTaken { get; } = No("booking-staff-taken", "その時間、担当者にはほかの予約が入っています。");

    internal static Refusal NobodyFree { get; } = No("booking-nobody-free", "その時間に空いている担当者がいません。");

    internal static Refusal ResourceUnknown { get; } = No("booking-resource-unknown", "その席・部屋は使えません。");

    internal static Refusal ResourceTaken { get; } = No("booking-resource-taken", "その時間、席・部屋は埋まっています。");

    /// <summary>There is no such service.</summary>
    public static Refusal ServiceUnknown { get; } = No("booking-service-unknown", "そのメニューはありません。");

    /// <summary>It would begin on a day that is over.</summary>
    public static Refusal Past { get; } = No("booking-past", "過ぎた日には予約できません。");

    /// <summary>There is no such booking.</summary>
    public static Refusal Unknown { get; } = No("booking-unknown", "この予約は見つかりません。");

    /// <summary>It was cancelled, missed or paid already.</summary>
    public static Refusal Over { get; } = No("booking-over", "この予約はもう終わっています。画面を開き直してください。");

    /// <summary>The guest is not expected yet.</summary>
    public static Refusal NotToday { get; } = No("booking-not-today", "この予約は本日ではありません。");

    /// <summary>The day is full.</summary>
    public static Refusal DayFull { get; } = No("booking-day-full", $"予約は1日{BookingsPerDay}件までです。");

    /// <summary>The guest has too many.</summary>
    public static Refusal TooManyOpen { get; } = No("booking-too-many", $"先の予約は1人{OpenPerMember}件までです。");

    /// <summary>The waiting list is full.</summary>
    public static Refusal WaitingFull { get; } = No("waiting-full", $"空き待ちは{Waiting}件までです。");

    /// <summary>There is no such guest waiting.</summary>
    public static Refusal WaitingUnknown { get; } = No("waiting-unknown", "この空き待ちはもうありません。");

    /// <summary>Nothing is asked for in advance, or not as much.</summary>
    public static Refusal DepositWrong { get; } = No("booking-deposit", "予約金は1円から予約の金額までです。");

    /// <summary>Cash goes into the drawer, and so through the register.</summary>
    public static Refusal DepositAtRegister { get; } =
        No("booking-deposit-at-register", "現金などの予約金は、レジで会員カードをかざしてチャージキーで受け取ってください。");

    /// <summary>The caller has to be called something.</summary>
    public static Refusal CallerMissing { get; } = No("booking-caller", "会員を選ぶか、お名前を入れてください。");

    internal static Refusal StepWrong(int step) => No("booking-step", $"開始時刻は{step}分きざみです。");

    /// <summary>What is wrong with a service, or null.</summary>
    public static Refusal? Check(BookedService service)
    {
        ArgumentNullException.ThrowIfNull(service);
        if (!IsCode(service.Code)) return No("service-code", $"コードは小文字の英数字とハイフンで{ShortLength}文字までです。");
        if (service.Name.Length is 0 or > NameLength) return No("service-name", $"メニュー名は1～{NameLength}文字です。");
        if (service.Kana.Length is 0 or > KanaLength || !HalfKana.IsPlain(service.Kana))
        {
            return No("service-kana", $"メニューの読みはカナで1～{KanaLength}文字です。");
        }

        if (service.Minutes is < LeastMinutes or > MostMinutes) return DurationWrong;
        if (service.Price < Yen.Zero || service.Price > Register.Limits.Total) return No("service-price", "金額を確かめてください。");
        if (service.Deposit < Yen.Zero || service.Deposit > service.Price) return No("service-deposit", "予約金は料金以下にしてください。");
        return service.ResourceKind?.Length is 0 or > ShortLength
            ? No("service-resource", $"席・部屋の種類は1～{ShortLength}文字です。")
            : null;
    }

    /// <summary>What is wrong with a seat, room or court, or null.</summary>
    public static Refusal? Check(BookedResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        if (!IsCode(resource.Code)) return No("resource-code", $"コードは小文字の英数字とハイフンで{ShortLength}文字までです。");
        return resource.Name.Length is 0 or > ShortLength || resource.Kind.Length is 0 or > ShortLength
            ? No("resource-name", $"名前と種類は1～{ShortLength}文字です。")
            : null;
    }

    /// <summary>What is wrong with opening hours, or null.</summary>
    public static Refusal? Check(BookingSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        return setup.StepMinutes is 5 or 10 or 15 or 20 or 30 or 60
            ? CheckHours(setup.Week, setup.SpecialDays)
            : No("step-minutes", "予約のきざみは5・10・15・20・30・60分のどれかです。");
    }

    /// <summary>What is wrong with somebody's shifts, or null.</summary>
    public static Refusal? Check(StaffShift shift)
    {
        ArgumentNullException.ThrowIfNull(shift);
        return CheckHours(shift.Week, shift.SpecialDays);
    }

    private static Refusal? CheckHours(EquatableList<WeekSpan> week, EquatableList<SpecialDay> special)
    {
        if (week.Count > WeekSpans || special.Count > SpecialDays) return No("hours-many", "時間帯か特別な日が多すぎます。");
        var spans = week.Select(it => new MinuteSpan(it.From, it.Until)).Concat(special.SelectMany(it => it.Hours));
        if (spans.Any(it => it.From < 0 || it.From >= it.Until || it.Until > LatestMinute))
        {
            return No("hours-span", "時間帯は開始が終了より前になるように入れてください（36:00まで）。");
        }

        if (week.Any(it => !Enum.IsDefined(it.Weekday))) return No("hours-weekday", "曜日を確かめてください。");
        if (special.Any(it => it.Name.Length is 0 or > ShortLength)) return No("special-day-name", $"特別な日の名前は1～{ShortLength}文字です。");
        return special.Select(it => it.Day).Distinct().Count() == special.Count
            ? null
            : No("special-day-twice", "同じ日が2つあります。");
    }

    private static bool IsCode(string code) =>
        code.Length is > 0 and <= ShortLength && code.All(sign => char.IsAsciiLetterLower(sign) || char.IsAsciiDigit(sign) || sign == '-');

    private static Refusal No(string code, string text) => new(code, text, DisplayPage.Blank);
}
