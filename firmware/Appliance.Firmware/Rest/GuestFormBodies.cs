using System.ComponentModel;
using System.Security.Cryptography;
using System.Text.Json;
using Appliance.Domain.Members;
using Appliance.Firmware.Roster;
using Appliance.Firmware.Station;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.GuestForms;

namespace Appliance.Firmware.Rest;

/// <summary>What a form asks: only what is the same for every guest.</summary>
/// <param name="Shop">Name of the shop.</param>
/// <param name="Until">When the form ends.</param>
/// <param name="Version">Names these questions and sentences; an answer brings it along.</param>
/// <param name="FindsAddresses">Whether an address is found by postal code.</param>
/// <param name="Questions">The shop's own questions to guests.</param>
/// <param name="Channels">Ways to be reached that can be agreed to.</param>
/// <param name="MembershipWording">What the data is kept for.</param>
/// <param name="MarketingWording">The sentence about news and offers.</param>
/// <param name="HealthWording">The sentence about health and allergies; null: not asked.</param>
/// <param name="PhotoWording">The sentence about photos; null: not asked.</param>
internal sealed record GuestFormAsked(
    string Shop,
    DateTimeOffset Until,
    string Version,
    bool FindsAddresses,
    IReadOnlyList<AttributeDefinition> Questions,
    IReadOnlyList<ContactChannel> Channels,
    string MembershipWording,
    string MarketingWording,
    string? HealthWording,
    string? PhotoWording)
{
    /// <summary>Bytes of a hash that name a version: no secret, it only has to differ.</summary>
    private const int VersionBytes = 8;

    public static GuestFormAsked Of(IDocumentReader documents, StationLoop station, PostalCodes codes, DateTimeOffset until)
    {
        var settings = GuestFormCollections.Settings(documents);
        GuestFormAsked asked = new(
            station.RealState.Goods.Shop?.Name ?? "", default, "", codes.IsThere, settings.Asked(RosterCollections.Definitions(documents)),
            [.. settings.OfferedChannels], settings.MembershipWording, RosterCollections.Settings(documents).ConsentWording,
            settings.AsksHealth ? settings.HealthWording : null, settings.AsksPhoto ? settings.PhotoWording : null);
        var version = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(asked)).AsSpan(0, VersionBytes);
        return asked with { Until = until, Version = Convert.ToHexStringLower(version) };
    }
}

/// <summary>What a guest wrote.</summary>
internal sealed record GuestFormAnswer(
    string Word,
    [property: Description("Of the questions and sentences that were shown.")] string Version,
    [property: Description("16–64 letters and digits, made up once for this form: sent again it is the same answer.")]
    string RequestKey,
    string? Name,
    string? Kana = null,
    string? Phone = null,
    string? Email = null,
    [property: Description("Western or by era: 1980-04-01, 1980/4/1, 昭和55年4月1日, S55.4.1.")] string? Birthday = null,
    string? PostalCode = null,
    string? Address = null,
    IReadOnlyList<AnswerRequest>? Attributes = null,
    [property: Description("Agreed to what the data is kept for.")] bool Membership = false,
    [property: Description("Ways to be reached that were agreed to.")] IReadOnlyList<ContactChannel>? Channels = null,
    bool Health = false,
    bool Photo = false)
{
    private const int LeastKey = 16;
    private const int MostKey = 64;

    /// <summary>Whether it can be known again.</summary>
    public bool HasKey => RequestKey.Length is >= LeastKey and <= MostKey && RequestKey.All(char.IsAsciiLetterOrDigit);

    /// <summary>The answer as the shop keeps it, and what is wrong with it, by the same rules as staff's own entry.</summary>
    public (GuestAnswer Answer, IReadOnlyList<FieldProblem> Problems) Read(IDocumentReader documents, DateOnly today)
    {
        ProfileRequest written = new(Name, Kana, Phone, Email, Birthday, PostalCode, Address, LineUserId: null, Attributes);
        var (profile, malformed) = written.Profile();
        GuestAnswer answer = new(profile, Membership, [.. Channels ?? []], Health, Photo);
        return (answer, [
            .. malformed,
            .. GuestFormRules.Check(answer, GuestFormCollections.Settings(documents), RosterCollections.Definitions(documents), today),
        ]);
    }
}
