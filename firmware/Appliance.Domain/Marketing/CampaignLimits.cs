using Appliance.Domain.Members;
using Appliance.Domain.Money;

namespace Appliance.Domain.Marketing;

/// <summary>The named limits of campaigns.</summary>
public static class CampaignLimits
{
    /// <summary>Campaigns there may be, finished ones included.</summary>
    public const int Campaigns = 1_000;

    /// <summary>Campaigns that run at once.</summary>
    public const int Running = 20;

    /// <summary>Longest name.</summary>
    public const int NameLength = 40;

    /// <summary>Longest subject of an e-mail.</summary>
    public const int SubjectLength = 60;

    /// <summary>Largest part that is left out by lot.</summary>
    public const int ControlBasisPoints = 5_000;

    /// <summary>Longest window in which sales count.</summary>
    public const int WindowDays = 180;

    /// <summary>Longest time since a last visit.</summary>
    public const int DormantDays = 730;

    /// <summary>Longest time since a last visit after which nobody is asked any more.</summary>
    public const int GiveUpDays = 1_460;

    /// <summary>Longest notice before a birthday or anniversary.</summary>
    public const int NoticeDays = 30;

    /// <summary>Members picked by what they bought, at most.</summary>
    public const int Picked = 10_000;

    /// <summary>Members in one entry of a drawing: about 1 KB, and a few milliseconds of the counter's loop.</summary>
    public const int DrawnAtOnce = 25;

    /// <summary>Days within which a dated campaign draws a member once.</summary>
    public const int DatedOnceInDays = 300;

    /// <summary>Days a dated campaign looks back for what fell into a time without power.</summary>
    public const int DatedCatchUpDays = 7;

    /// <summary>Hour in Japan before which dated and triggered campaigns draw nobody: who is reached is awake.</summary>
    public const int DrawFromHour = 10;

    /// <summary>Attempts at one message.</summary>
    public const int Attempts = 5;

    /// <summary>Dearest message.</summary>
    public static Yen CostPerMessage { get; } = new(10_000);

    /// <summary>Longest text of a channel, before fields are filled in.</summary>
    public static int BodyLength(ContactChannel channel) => channel switch
    {
        ContactChannel.Receipt => 200,
        ContactChannel.Post => 300,
        ContactChannel.Line or ContactChannel.Phone => 1_000,
        _ => 2_000,
    };

    /// <summary>How long to wait before a further attempt: greylisting asks for minutes, a full disk for hours.</summary>
    /// <param name="attempt">Attempts made, 1 or more.</param>
    public static TimeSpan WaitAfter(int attempt) => attempt switch
    {
        1 => TimeSpan.FromMinutes(5),
        2 => TimeSpan.FromMinutes(15),
        3 => TimeSpan.FromHours(1),
        _ => TimeSpan.FromHours(4),
    };
}
