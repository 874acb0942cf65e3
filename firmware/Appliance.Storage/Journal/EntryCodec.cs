using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Appliance.Domain.Journal;
using Appliance.Domain.Karte;
using Appliance.Domain.Members;

namespace Appliance.Storage.Journal;

/// <summary>
/// The one table of what can stand in a journal: kind and version on disk, the type in memory, whether it is signed.
/// A row is never changed once it shipped; a new version is a new row, and the old one stays readable.
/// </summary>
internal sealed class EntryCodec
{
    private delegate void DataWriter(Utf8JsonWriter writer, EntryData data, MemberKeyring keyring);

    private delegate EntryData DataReader(ReadOnlySpan<byte> json, MemberKeyring? keyring);

    private static readonly EntryCodec[] Rows =
    [
        Plain<SaleClosed>("sale.closed", version: 3, signed: true),
        Plain<ReceiptPrinted>("receipt.printed"),
        Plain<SaleRefunded>("sale.refunded", signed: true),
        Plain<SaleCancelled>("sale.cancelled", version: 2),
        Plain<SaleHeld>("sale.held"),
        Plain<SaleRecalled>("sale.recalled"),
        Plain<SaleTendered>("sale.tendered"),
        Plain<PointsAdded>("points.added", version: 2),
        Plain<PrepaidToppedUp>("prepaid.topped-up", signed: true),
        Plain<PrepaidExpired>("prepaid.expired"),
        Plain<AccountPaid>("account.paid", signed: true),
        Plain<ReceiptReissued>("receipt.reissued"),
        Plain<FormalReceiptIssued>("formal-receipt.issued"),
        Plain<DrawerOpened>("drawer.opened"),
        Plain<DrawerReleased>("drawer.released"),
        Plain<DrawerForced>("drawer.forced"),
        Plain<CashMoved>("cash.moved"),
        Plain<CashCounted>("cash.counted"),
        Plain<DrawerRead>("drawer.read"),
        Plain<DrawerClosed>("drawer.closed", signed: true),
        Plain<DayClosed>("day.closed", version: 2, signed: true),
        Plain<PeriodClosed>("period.closed", signed: true),
        Sealed<MemberRegistered, MemberProfile>("member.registered", (it, profile) => it with { Profile = profile }, version: 2),
        Sealed<MemberChanged, MemberProfile>("member.changed", (it, profile) => it with { Profile = profile }),
        Plain<ConsentRecorded>("consent.recorded"),
        Plain<MemberErased>("member.erased"),
        Plain<AttributeDefined>("attribute.defined"),
        Plain<RosterConfigured>("roster.configured"),
        Plain<CardAdded>("card.added"),
        Plain<CardBlocked>("card.blocked"),
        Plain<CardReleased>("card.released"),
        Plain<HouseholdChanged>("household.changed"),
        Plain<MembersMerged>("members.merged"),
        Plain<MembersUnmerged>("members.unmerged"),
        Plain<MemberViewed>("member.viewed"),
        Plain<MemberDisclosed>("member.disclosed"),
        Plain<UseStopped>("use.stopped"),
        Plain<GuestFormConfigured>("guest-form.configured"),
        Plain<GuestFormOffered>("guest-form.offered"),
        Plain<GuestFormFilled>("guest-form.filled"),
        Plain<BalancesOpened>("balances.opened"),
        Plain<ImportBegun>("import.begun"),
        Sealed<MemberStaged, MemberProfile>("member.staged", (it, profile) => it with { Profile = profile }),
        Plain<EarlierSaleStaged>("earlier-sale.staged"),
        Plain<ImportEnded>("import.ended"),
        Plain<ImportAbandoned>("import.abandoned"),
        Plain<ImportSettled>("import.settled"),
        Plain<GiftCardSold>("gift-card.sold"),
        Plain<GiftCardBlocked>("gift-card.blocked"),
        Plain<CampaignDefined>("campaign.defined"),
        Plain<CampaignStarted>("campaign.started"),
        Plain<CampaignDrawn>("campaign.drawn"),
        Plain<CampaignStopped>("campaign.stopped"),
        Plain<MessageSending>("message.sending"),
        Plain<MessageSent>("message.sent"),
        Plain<MessageFailed>("message.failed"),
        Sealed<AlertRecorded, AlertNote>("alert.recorded", (it, note) => it with { Note = note }),
        Plain<AlertWithdrawn>("alert.withdrawn"),
        Plain<KarteTemplateDefined>("karte-template.defined"),
        Sealed<KarteWritten, KarteNote>("karte.written", (it, note) => it with { Note = note }),
        Sealed<HandoverLeft, HandoverNote>("handover.left", (it, note) => it with { Note = note }),
        Plain<HandoverAcknowledged>("handover.acknowledged"),
        Sealed<PhotoAdded, KartePhoto>("photo.added", (it, photo) => it with { Photo = photo }),
        Plain<PhotoRemoved>("photo.removed"),
        Plain<KarteRead>("karte.read"),
        Plain<BookingSetupDefined>("booking-setup.defined"),
        Plain<BookedServiceDefined>("booked-service.defined"),
        Plain<BookedResourceDefined>("booked-resource.defined"),
        Plain<StaffShiftDefined>("staff-shift.defined"),
        Sealed<BookingMade, BookingMemo>("booking.made", (it, memo) => it with { Memo = memo }),
        Plain<BookingMoved>("booking.moved"),
        Plain<BookingCancelled>("booking.cancelled"),
        Plain<BookingMissed>("booking.missed"),
        Plain<BookingCheckedIn>("booking.checked-in"),
        Plain<BookingDepositTaken>("booking.deposit-taken"),
        Sealed<BookingDepositKept, StaffReason>("booking.deposit-kept", (it, reason) => it with { Reason = reason }),
        Plain<BookingDepositGivenBack>("booking.deposit-given-back"),
        Plain<WaitingAdded>("waiting.added"),
        Plain<WaitingClosed>("waiting.closed"),
        Plain<TicketIssued>("ticket.issued"),
        Plain<TicketCalled>("ticket.called"),
        Plain<CalendarShared>("calendar.shared"),
        Plain<CalendarUnshared>("calendar.unshared"),
        Plain<StaffSignedIn>("staff.signed-in"),
        Plain<StaffSignedOut>("staff.signed-out"),
        Plain<PinRefused>("pin.refused"),
        Plain<ActionOverridden>("action.overridden"),
        Plain<AccessGranted>("access.granted", version: 2),
        Plain<AccessRevoked>("access.revoked"),
        Plain<AccountDefined>("account.defined"),
        Plain<AccountRemoved>("account.removed"),
        Plain<PasswordChanged>("account.password-changed"),
        Plain<ConsoleSignedIn>("console.signed-in"),
        Plain<ConsoleSignedOut>("console.signed-out"),
        Plain<ConsoleRefused>("console.refused"),
        Plain<ConsoleCodeOffered>("console-code.offered"),
        Plain<NetworkOpened>("network.opened"),
        Plain<NetworkClosed>("network.closed"),
        Plain<SecondFactorSet>("second-factor.set"),
        Plain<SecondFactorRemoved>("second-factor.removed"),
        Plain<SecondFactorRecovered>("second-factor.recovered"),
        Plain<SecondFactorDemanded>("second-factor.demanded"),
        Plain<RequestRefused>("request.refused"),
        Plain<KeylockTurned>("keylock.turned"),
        Plain<PowerFailing>("power.failing"),
        Plain<PowerRestored>("power.restored"),
        Plain<CallMade>("call.made"),
        Plain<GateOpened>("gate.opened"),
        Plain<CashInserted>("cash.inserted"),
        Plain<AcceptorMarked>("acceptor.marked"),
        Plain<CashGivenBack>("cash.given-back"),
        Plain<SegmentDefined>("segment.defined"),
        Plain<MarketingConfigured>("marketing.configured"),
        Plain<StockMoved>("stock.moved"),
        Plain<ProductDefined>("product.defined", version: 2),
        Plain<ProductsStaged>("products.staged"),
        Plain<ProductsApplied>("products.applied"),
        Plain<KeysArranged>("keys.arranged"),
        Plain<DepartmentDefined>("department.defined", version: 2),
        Plain<CouponDefined>("coupon.defined", version: 2),
        Plain<CouponIssued>("coupon.issued"),
        Plain<CouponRestored>("coupon.restored"),
        Plain<CouponRevoked>("coupon.revoked"),
        Plain<LoyaltyConfigured>("loyalty.configured"),
        Plain<PointsExpired>("points.expired"),
        Sealed<PointsGifted, StaffReason>("points.gifted", (it, reason) => it with { Reason = reason }, version: 2),
        Sealed<PointsCorrected, StaffReason>("points.corrected", (it, reason) => it with { Reason = reason }, version: 2),
        Plain<RankChanged>("rank.changed"),
        Plain<StampsTakenBack>("stamps.taken-back"),
        Plain<PassIssued>("pass.issued"),
        Plain<PassUsed>("pass.used"),
        Plain<PassRevoked>("pass.revoked"),
        Plain<StatementIssued>("statement.issued"),
        Plain<MemberPinSet>("member.pin-set"),
        Plain<StaffRegistered>("staff.registered", version: 2),
        Plain<StaffClocked>("staff.clocked"),
        Plain<StaffTimesCorrected>("staff.times-corrected"),
        Plain<PermissionsDefined>("permissions.defined"),
        Plain<ShopConfigured>("shop.configured", version: 2),
        Plain<GoalSet>("goal.set"),
        Plain<BackupDrilled>("backup.drilled"),
        Plain<DeviceTested>("device.tested"),
        Plain<ProgramInstalled>("program.installed"),
        Plain<ProgramRolledBack>("program.rolled-back"),
        Plain<JournalOpened>("journal.opened"),
        Plain<DeviceKeyChanged>("device-key.changed", signed: true),
        Sealed<MemberRegistered, MemberProfile>("member.registered", (it, profile) => it with { Profile = profile }, isWritten: false),
        Unsealed<PointsGifted, FirstPointsMove>("points.gifted", it => new(it.MemberId, it.Points, it.Balance, new(it.Reason))),
        Unsealed<PointsCorrected, FirstPointsMove>("points.corrected", it => new(it.MemberId, it.Points, it.Balance, new(it.Reason))),
        Plain<SaleClosed>("sale.closed", version: 2, signed: true, isWritten: false),
        Earlier<SaleClosed>("sale.closed", signed: true),
        Earlier<PointsAdded>("points.added"),
        Earlier<CouponDefined>("coupon.defined"),
        Earlier<SaleCancelled>("sale.cancelled"),
        Earlier<AccessGranted>("access.granted"),
        Earlier<DayClosed>("day.closed", signed: true),
        Earlier<ProductDefined>("product.defined"),
        Earlier<DepartmentDefined>("department.defined"),
        Earlier<StaffRegistered>("staff.registered"),
        Earlier<ShopConfigured>("shop.configured"),
    ];

    private static readonly Dictionary<Type, EntryCodec> ByType = Rows.Where(row => row.IsWritten).ToDictionary(row => row.Type);

    private readonly DataWriter write;
    private readonly DataReader read;

    private EntryCodec(string kind, int version, bool signed, Type type, DataWriter write, DataReader read)
    {
        Kind = kind;
        KindUtf8 = Encoding.UTF8.GetBytes(kind);
        Version = version;
        IsSigned = signed;
        Type = type;
        this.write = write;
        this.read = read;
    }

    public string Kind { get; }

    public byte[] KindUtf8 { get; }

    public int Version { get; }

    public bool IsSigned { get; }

    public Type Type { get; }

    /// <summary>Whether new entries are written so; an earlier version is only read.</summary>
    public bool IsWritten { get; private init; } = true;

    public static IReadOnlyList<EntryCodec> All => Rows;

    public static EntryCodec For(EntryData data) =>
        ByType.TryGetValue(data.GetType(), out var row)
            ? row
            : throw new ArgumentException($"{data.GetType().Name} has no kind in the journal.", nameof(data));

    /// <summary>The row of a kind and version, or null when this version of the program does not know it.</summary>
    public static EntryCodec? Find(ReadOnlySpan<byte> kind, int version)
    {
        foreach (var row in Rows)
        {
            if (row.Version == version && kind.SequenceEqual(row.KindUtf8)) return row;
        }

        return null;
    }

    public void Write(Utf8JsonWriter writer, EntryData data, MemberKeyring keyring) => write(writer, data, keyring);

    /// <summary>Reads the data of an entry; without a keyring what is sealed stays closed.</summary>
    public EntryData Read(ReadOnlySpan<byte> json, MemberKeyring? keyring) => read(json, keyring);

    /// <summary>
    /// The first version of a kind: what a later one added has a default value that means what the first one meant.
    /// </summary>
    private static EntryCodec Earlier<T>(string kind, bool signed = false)
        where T : EntryData => Plain<T>(kind, version: 1, signed, isWritten: false);

    private static EntryCodec Plain<T>(string kind, int version = 1, bool signed = false, bool isWritten = true)
        where T : EntryData
    {
        JsonTypeInfo<T> json = EntryJson.Of<T>();
        return new(
            kind,
            version,
            signed,
            typeof(T),
            (writer, data, _) => JsonSerializer.Serialize(writer, (T)data, json),
            (text, _) => JsonSerializer.Deserialize(text, json) ?? throw new JsonException("null instead of an object"))
        {
            IsWritten = isWritten,
        };
    }

    /// <summary>The first version of a kind a part of which stood in the open.</summary>
    /// <param name="kind">On disk.</param>
    /// <param name="of">The entry as it is meant now.</param>
    private static EntryCodec Unsealed<T, TFirst>(string kind, Func<TFirst, T> of)
        where T : SealedEntryData
        where TFirst : class
    {
        JsonTypeInfo<TFirst> json = EntryJson.Of<TFirst>();
        return new(
            kind,
            version: 1,
            signed: false,
            typeof(T),
            (_, _, _) => throw new InvalidOperationException("An earlier version is only read."),
            (text, _) => of(JsonSerializer.Deserialize(text, json) ?? throw new JsonException("null instead of an object")))
        {
            IsWritten = false,
        };
    }

    /// <summary>A kind a part of which is sealed with the member's key.</summary>
    /// <param name="kind">On disk.</param>
    /// <param name="with">The entry with what was sealed, or with null.</param>
    /// <param name="version">On disk.</param>
    /// <param name="isWritten">Whether new entries are written so.</param>
    private static EntryCodec Sealed<T, TSecret>(
        string kind, Func<T, TSecret?, T> with, int version = 1, bool isWritten = true)
        where T : SealedEntryData
        where TSecret : class
    {
        JsonTypeInfo<T> json = EntryJson.Of<T>();
        JsonTypeInfo<TSecret> secretJson = EntryJson.Of<TSecret>();
        return new(
            kind,
            version,
            false,
            typeof(T),
            (writer, data, keyring) => JsonSerializer.Serialize(
                writer,
                (T)((SealedEntryData)data with
                {
                    Sealed = data is T { Secret: TSecret secret } it ? keyring.Seal(it.MemberId, secret, secretJson) : null,
                }),
                json),
            (text, keyring) =>
            {
                var entry = JsonSerializer.Deserialize(text, json) ?? throw new JsonException("null instead of an object");
                var secret = entry.Sealed is null ? null : keyring?.Unseal(entry.MemberId, entry.Sealed, secretJson);
                return with((T)((SealedEntryData)entry with { Sealed = null }), secret);
            })
        {
            IsWritten = isWritten,
        };
    }
}

/// <summary>Points moved by staff as they were written first.</summary>
internal sealed record FirstPointsMove(string MemberId, long Points, long Balance, string Reason);
