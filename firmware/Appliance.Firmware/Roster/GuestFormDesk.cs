using System.Security.Cryptography;
using System.Text;
using Appliance.Domain;
using Appliance.Domain.Members;
using Appliance.Domain.Register;
using Appliance.Firmware.Devices;
using Appliance.Firmware.Receipts;
using Appliance.Firmware.Security;
using Appliance.Firmware.Station;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.GuestForms;

namespace Appliance.Firmware.Roster;

/// <summary>
/// Hands out forms that guests fill in themselves, and takes them in. A form is known by a word that is kept nowhere; what is
/// good, used or over stands in the journal, so a restart changes nothing.
/// </summary>
internal sealed class GuestFormDesk(
    StationLoop station, IDocumentReader documents, NetworkDesk network, CounterDevices devices, TimeProvider time,
    Action<Span<byte>> random)
{
    /// <summary>Characters of a word: 130 bits.</summary>
    public const int WordLength = 26;

    /// <summary>Forms that wait to be filled in at once.</summary>
    public const int OpenLimit = 50;

    /// <summary>Page of the console that shows a form; its word stands behind <c>#</c>, which no browser sends.</summary>
    public const string Page = "/form";

    /// <summary>How long a form is good.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    /// <summary>Hands out a form to a member from the console.</summary>
    /// <param name="memberId">Whose.</param>
    /// <param name="by">Who hands it out.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The form, or why not.</returns>
    public async Task<(MadeForm? Made, Refusal? Refusal)> OfferAsync(string memberId, string by, CancellationToken cancellationToken)
    {
        var (word, until) = (OwnerCode.NewText(WordLength, random), time.GetUtcNow() + Life);
        var outcome = await station.SubmitAsync(
            reader => Made(reader, memberId, word, until, address: null, by), cancellationToken);
        return outcome.Refusal is { } no ? (null, no) : (new(word, until, AddressOf(word)), null);
    }

    /// <summary>Prints a form for the member at the counter; what is in the way is told on the operator's display.</summary>
    public Task OfferAtCounterAsync(string memberId, CancellationToken cancellationToken)
    {
        var (word, until) = (OwnerCode.NewText(WordLength, random), time.GetUtcNow() + Life);
        var address = AddressOf(word);
        return station.PostAsync(
            reader => address is null
                ? new GuestFormMade(memberId, "", until, null, GuestFormRefusals.NetworkClosed)
                : Made(reader, memberId, word, until, address, by: null),
            cancellationToken);
    }

    /// <summary>Prints a form that was handed out and is still open.</summary>
    /// <returns>Why not, or null.</returns>
    public Refusal? Print(string memberId, string word)
    {
        var (form, no) = Find(documents, word);
        if (form is null) return no;
        if (form.MemberId != MergedMembers.Living(documents, memberId)?.Id) return GuestFormRefusals.Unknown;
        if (AddressOf(word) is not { } address) return GuestFormRefusals.NetworkClosed;
        PrintGuestForm paper = new(station.RealState.Goods.Shop?.Name ?? "", address, form.Until);
        devices.Printer.PrintTest(columns => GuestFormLayout.Compose(columns, paper));
        return null;
    }

    /// <summary>Where a guest's own phone finds a form; null as long as the network is closed.</summary>
    public string? AddressOf(string word) =>
        LanAddresses.Outward(network.Addresses) is { } outward && !LanAddresses.IsLoopback(outward)
            ? $"{LanAddresses.OnPaper(outward).TrimEnd('/')}{Page}#{word}"
            : null;

    /// <summary>The form with a word while it is open, else why it is not.</summary>
    public (GuestFormDocument? Form, Refusal? No) Find(IDocumentReader reader, string word)
    {
        if (word.Length != WordLength || GuestFormCollections.WithWord(reader, HashOf(word)) is not { } form)
            return (null, GuestFormRefusals.Unknown);
        if (form.FilledAt is not null) return (null, GuestFormRefusals.Used);
        var left = form.Until - time.GetUtcNow();

        // More than it ever had: the clock was set back.
        return left <= TimeSpan.Zero || left > Life ? (null, GuestFormRefusals.Ended) : (form, null);
    }

    /// <summary>Whether a form was filled in with this very answer: it was sent again, since our answer was lost.</summary>
    public static bool IsTakenIn(IDocumentReader reader, string word, string requestKey) =>
        GuestFormCollections.WithWord(reader, HashOf(word)) is { FilledAt: not null } form && form.RequestKey == requestKey;

    /// <summary>What is kept of a word.</summary>
    public static string HashOf(string word) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(word)));

    private GuestFormMade Made(
        IDocumentReader reader, string memberId, string word, DateTimeOffset until, string? address, string? by)
    {
        var member = MergedMembers.Living(reader, memberId);
        var id = member?.Id ?? memberId;
        var open = reader.Range(
            GuestFormCollections.Forms, GuestFormCollections.Open, GuestFormCollections.EndKey(time.GetUtcNow()), Collections.End,
            OpenLimit + 1);
        Refusal? no = member is not { IsErased: false } ? MemberRefusals.Gone
            : open.Count(it => it.MemberId != id) >= OpenLimit ? GuestFormRefusals.TooMany
            : null;
        return new(id, HashOf(word), until, address, no, by);
    }
}

/// <summary>A form that was handed out.</summary>
/// <param name="Word">Told this once.</param>
/// <param name="Until">When it ends.</param>
/// <param name="Address">Where a guest's own phone finds it; null as long as the network is closed.</param>
internal sealed record MadeForm(string Word, DateTimeOffset Until, string? Address);
