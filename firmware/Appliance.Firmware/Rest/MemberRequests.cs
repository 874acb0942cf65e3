using System.ComponentModel;
using Appliance.Domain;
using Appliance.Domain.Journal;
using Appliance.Domain.Members;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;

namespace Appliance.Firmware.Rest;

/// <summary>A member as they should be.</summary>
internal record ProfileRequest(
    [property: Description("1–128 characters.")] string? Name,
    [property: Description("Reading (フリガナ), at most 128 characters.")] string? Kana = null,
    string? Phone = null,
    string? Email = null,
    [property: Description("Western or by era: 1980-04-01, 1980/4/1, 昭和55年4月1日, S55.4.1.")] string? Birthday = null,
    [property: Description("Seven digits (〒).")] string? PostalCode = null,
    string? Address = null,
    [property: Description("U and 32 hex digits.")] string? LineUserId = null,
    [property: Description("Answers to the shop's own questions.")] IReadOnlyList<AnswerRequest>? Attributes = null)
{
    /// <summary>The profile, or what is wrong with it.</summary>
    public (MemberProfile Profile, IReadOnlyList<FieldProblem> Problems) Read(IDocumentReader documents, DateOnly today)
    {
        var (profile, malformed) = Profile();
        return (profile, [.. malformed, .. MemberRules.Check(profile, RosterCollections.Definitions(documents), today)]);
    }

    /// <summary>The profile in one form, and what could not be read as what it should be.</summary>
    public (MemberProfile Profile, IReadOnlyList<FieldProblem> Malformed) Profile()
    {
        List<FieldProblem> problems = [];
        DateOnly? birthday = null;
        if (!string.IsNullOrWhiteSpace(Birthday))
        {
            if (JapaneseDate.TryParse(Birthday, out var date)) birthday = date;
            else problems.Add(new("birthday", "birthday-invalid", "生年月日は 1980/4/1 や S55.4.1 のように入れてください。"));
        }

        var profile = MemberRules.Tidy(new(
            Name ?? "", Kana ?? "", Phone, Email, birthday, PostalCode, Address, LineUserId,
            Attributes is { Count: > 0 } ? [.. Attributes.Select(it => new MemberAttribute(it.Code, [.. it.Values]))] : null));
        return (profile, problems);
    }
}

/// <summary>An answer to one of the shop's questions.</summary>
internal sealed record AnswerRequest(string Code, IReadOnlyList<string> Values);

/// <summary>Asks for a new member.</summary>
internal sealed record MemberRequest(
    string? Name,
    string? Kana = null,
    string? Phone = null,
    string? Email = null,
    string? Birthday = null,
    string? PostalCode = null,
    string? Address = null,
    string? LineUserId = null,
    IReadOnlyList<AnswerRequest>? Attributes = null,
    [property: Description("Card id, 4–10 bytes in hex. Only a keyed hash of it is kept.")] string? CardUid = null,
    [property: Description("Channels they agree to be reached by, to the shop's wording.")]
    IReadOnlyList<ContactChannel>? ReachableBy = null)
    : ProfileRequest(Name, Kana, Phone, Email, Birthday, PostalCode, Address, LineUserId, Attributes)
{
    /// <summary>Consents as they are journaled; the member's id is filled in when there is one.</summary>
    public EquatableList<ConsentRecorded>? Consents(string wording) => ReachableBy is { Count: > 0 }
        ? [.. ReachableBy.Distinct().Select(it => new ConsentRecorded("", ConsentPurpose.Marketing, it, true, wording))]
        : null;
}

/// <summary>A consent given or taken back.</summary>
internal sealed record ConsentRequest(
    ConsentPurpose Purpose,
    bool Given,
    ContactChannel? Channel = null,
    [property: Description(
        "The sentence that was shown, at most 400 characters. Absent: of marketing the shop's own, of what is taken back the one "
        + "agreed to; whoever records any other consent has to say it.")]
    string? Wording = null);

/// <summary>One more card.</summary>
internal sealed record MemberCardRequest(
    [property: Description("4–10 bytes in hex.")] string CardUid,
    [property: Description("Id of the card it replaces, or null.")] string? Replaces = null);

/// <summary>Why a card is blocked.</summary>
internal sealed record BlockRequest(CardTrouble Reason);

/// <summary>With whom a member lives.</summary>
internal sealed record HouseholdRequest([property: Description("Another member, or null for nobody.")] string? With);

/// <summary>Two members that are one, or not.</summary>
internal sealed record MergeRequest([property: Description("Who is found under the first from here on.")] string Other);

/// <summary>Whether a member's data may be used beyond sales.</summary>
internal sealed record UseRequest(bool Stopped);

/// <summary>What is wrong with a request about a member, field by field.</summary>
internal static class MemberProblems
{
    public static IResult Of(IReadOnlyList<FieldProblem> problems) => TypedResults.Problem(
        statusCode: StatusCodes.Status400BadRequest,
        detail: string.Join(' ', problems.Select(it => it.Text)),
        extensions: new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["code"] = problems[0].Code,
            ["fields"] = problems,
        });
}
