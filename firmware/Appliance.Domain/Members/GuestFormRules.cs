using Appliance.Domain.Journal;

namespace Appliance.Domain.Members;

/// <summary>What a guest wrote on the form.</summary>
/// <param name="Profile">From <see cref="MemberRules.Tidy"/>; what was left empty is absent.</param>
/// <param name="Membership">They agree to what the data is kept for.</param>
/// <param name="Channels">Ways to be reached by with news and offers that they agree to.</param>
/// <param name="Health">They agree to notes on health and allergies.</param>
/// <param name="Photo">They agree to photos.</param>
public sealed record GuestAnswer(
    MemberProfile Profile, bool Membership, EquatableList<ContactChannel> Channels, bool Health = false, bool Photo = false);

/// <summary>
/// What a guest's own form has to be like, and what follows from it. The guest sees nothing of what the shop knows, so what is
/// left empty says nothing: it takes nothing away, and a consent that is not ticked is none taken back.
/// </summary>
public static class GuestFormRules
{
    /// <summary>What is wrong with it, field by field; nothing when it can be kept.</summary>
    /// <param name="answer">As written.</param>
    /// <param name="settings">What was asked.</param>
    /// <param name="definitions">The shop's questions.</param>
    /// <param name="today">A birthday is not after it.</param>
    public static IReadOnlyList<FieldProblem> Check(
        GuestAnswer answer, GuestFormSettings settings, IReadOnlyCollection<AttributeDefinition> definitions, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(settings);
        List<FieldProblem> problems = [.. MemberRules.Check(answer.Profile, settings.Asked(definitions), today)];
        foreach (var channel in answer.Channels.Distinct())
        {
            if (!settings.OfferedChannels.Contains(channel))
                problems.Add(new("channels", "channel-not-offered", "この連絡方法は選べません。"));
            if (Needed(channel, answer.Profile) is { } missing) problems.Add(missing);
        }

        if (!answer.Membership) problems.Add(new("membership", "membership-needed", "会員になるには、利用目的への同意が必要です。"));
        return problems;
    }

    /// <summary>What is journaled, all of it or nothing.</summary>
    /// <param name="memberId">Whose form it is.</param>
    /// <param name="before">What the shop knew, or null.</param>
    /// <param name="answer">Already checked.</param>
    /// <param name="settings">What was asked.</param>
    /// <param name="marketingWording">The shop's sentence about news and offers.</param>
    public static IReadOnlyList<EntryData> Entries(
        string memberId, MemberProfile? before, GuestAnswer answer, GuestFormSettings settings, string marketingWording)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(settings);
        List<EntryData> entries = [new MemberChanged(memberId, Over(before, answer.Profile)), Given(ConsentPurpose.Membership)];
        entries.AddRange(answer.Channels.Distinct().Order()
            .Select(it => new ConsentRecorded(memberId, ConsentPurpose.Marketing, it, true, marketingWording)));
        if (answer.Health && settings.AsksHealth) entries.Add(Given(ConsentPurpose.Health));
        if (answer.Photo && settings.AsksPhoto) entries.Add(Given(ConsentPurpose.Photo));
        return entries;

        ConsentRecorded Given(ConsentPurpose purpose) => new(memberId, purpose, null, true, settings.WordingOf(purpose));
    }

    /// <summary>What the guest wrote, over what the shop knew before.</summary>
    private static MemberProfile Over(MemberProfile? before, MemberProfile written)
    {
        if (before is null) return written;
        var answered = written.Attributes ?? [];
        var attributes = (before.Attributes ?? []).Where(it => answered.All(answer => answer.Code != it.Code)).Concat(answered).ToList();
        return new(
            written.Name,
            written.Kana.Length > 0 ? written.Kana : before.Kana,
            written.Phone ?? before.Phone,
            written.Email ?? before.Email,
            written.Birthday ?? before.Birthday,
            // Who writes another address without its code does not live at the old code any more.
            written.PostalCode ?? (written.Address is null ? before.PostalCode : null),
            written.Address ?? before.Address,
            before.LineUserId,
            attributes.Count > 0 ? [.. attributes] : null);
    }

    /// <summary>Who wants news by e-mail says at which address: the form cannot tell whether the shop has one.</summary>
    private static FieldProblem? Needed(ContactChannel channel, MemberProfile profile) => channel switch
    {
        ContactChannel.Email when profile.Email is null => new("email", "email-needed", "メールで受け取るには、メールアドレスを入れてください。"),
        ContactChannel.Phone when profile.Phone is null => new("phone", "phone-needed", "電話で受け取るには、電話番号を入れてください。"),
        ContactChannel.Post when profile.Address is null => new("address", "address-needed", "はがきで受け取るには、住所を入れてください。"),
        _ => null,
    };
}
