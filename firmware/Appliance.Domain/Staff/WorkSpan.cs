using System.Text.Json.Serialization;

namespace Appliance.Domain.Staff;

/// <summary>A time somebody worked.</summary>
/// <param name="From">出勤, UTC.</param>
/// <param name="Until">退勤, UTC; null while at work, or when it was forgotten.</param>
public sealed record WorkSpan(DateTimeOffset From, DateTimeOffset? Until = null)
{
    /// <summary>Whole minutes begun and ended; 0 without an end.</summary>
    [JsonIgnore]
    public int Minutes => Until is { } until ? (int)((until - From).Ticks / TimeSpan.TicksPerMinute) : 0;
}

/// <summary>What times of a day have to be like.</summary>
public static class WorkTimes
{
    /// <summary>Spans of one person and business day.</summary>
    public const int SpansPerDay = 10;

    /// <summary>The longest time from coming to going.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>Why times cannot be kept so, or null: each ends after it begins, and before the next begins.</summary>
    public static Refusal? Check(IReadOnlyList<WorkSpan> spans, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(spans);
        if (spans.Count > SpansPerDay) return No($"1日の打刻は{SpansPerDay}組までです。");
        for (var i = 0; i < spans.Count; i++)
        {
            if (spans[i].From > now || spans[i].Until > now) return No("これからの時刻は入れられません。");
            if (spans[i].Until is not { } until)
            {
                if (i < spans.Count - 1) return No("退勤のない打刻は最後の1つだけです。");
            }
            else if (until <= spans[i].From || until - spans[i].From > Longest)
            {
                return No("退勤は出勤より後、24時間以内にしてください。");
            }

            if (i > 0 && spans[i].From < spans[i - 1].Until) return No("打刻の時間が重なっています。");
        }

        return null;
    }

    private static Refusal No(string text) => new("work-times", text, DisplayPage.Blank);
}
