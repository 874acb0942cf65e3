using System.Buffers.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Appliance.Domain.Bookings;
using Appliance.Domain.Catalog;
using Appliance.Domain.Drawers;
using Appliance.Domain.Journal;
using Appliance.Domain.Karte;
using Appliance.Domain.Loyalty;
using Appliance.Domain.Marketing.Conditions;
using Appliance.Domain.Members;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;
using Appliance.Domain.Staff;

namespace Appliance.Storage.Journal;

/// <summary>How the data of entries is written: camel case, nothing that is null.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    AllowOutOfOrderMetadataProperties = true,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters = [typeof(InstantJsonConverter)])]
[JsonSerializable(typeof(JournalOpened))]
[JsonSerializable(typeof(DeviceKeyChanged))]
[JsonSerializable(typeof(ShopConfigured))]
[JsonSerializable(typeof(DepartmentDefined))]
[JsonSerializable(typeof(ProductDefined))]
[JsonSerializable(typeof(StaffRegistered))]
[JsonSerializable(typeof(MemberRegistered))]
[JsonSerializable(typeof(MemberChanged))]
[JsonSerializable(typeof(ConsentRecorded))]
[JsonSerializable(typeof(MemberErased))]
[JsonSerializable(typeof(AttributeDefined))]
[JsonSerializable(typeof(AttributeChoice))]
[JsonSerializable(typeof(RosterConfigured))]
[JsonSerializable(typeof(CardAdded))]
[JsonSerializable(typeof(CardBlocked))]
[JsonSerializable(typeof(CardReleased))]
[JsonSerializable(typeof(HouseholdChanged))]
[JsonSerializable(typeof(MembersMerged))]
[JsonSerializable(typeof(MembersUnmerged))]
[JsonSerializable(typeof(MemberViewed))]
[JsonSerializable(typeof(MemberDisclosed))]
[JsonSerializable(typeof(UseStopped))]
[JsonSerializable(typeof(GuestFormConfigured))]
[JsonSerializable(typeof(GuestFormOffered))]
[JsonSerializable(typeof(GuestFormFilled))]
[JsonSerializable(typeof(BalancesOpened))]
[JsonSerializable(typeof(EarlierSaleStaged))]
[JsonSerializable(typeof(Appliance.Domain.Sales.EarlierLine))]
[JsonSerializable(typeof(ImportBegun))]
[JsonSerializable(typeof(MemberStaged))]
[JsonSerializable(typeof(ContactChannel))]
[JsonSerializable(typeof(ImportEnded))]
[JsonSerializable(typeof(ImportAbandoned))]
[JsonSerializable(typeof(ImportSettled))]
[JsonSerializable(typeof(GoalSet))]
[JsonSerializable(typeof(BackupDrilled))]
[JsonSerializable(typeof(DeviceTested))]
[JsonSerializable(typeof(AlertRecorded))]
[JsonSerializable(typeof(AlertWithdrawn))]
[JsonSerializable(typeof(AlertNote))]
[JsonSerializable(typeof(KarteTemplateDefined))]
[JsonSerializable(typeof(KarteWritten))]
[JsonSerializable(typeof(HandoverLeft))]
[JsonSerializable(typeof(HandoverAcknowledged))]
[JsonSerializable(typeof(PhotoAdded))]
[JsonSerializable(typeof(PhotoRemoved))]
[JsonSerializable(typeof(KarteRead))]
[JsonSerializable(typeof(KarteNote))]
[JsonSerializable(typeof(KarteAnswer))]
[JsonSerializable(typeof(HandoverNote))]
[JsonSerializable(typeof(KartePhoto))]
[JsonSerializable(typeof(KarteField))]
[JsonSerializable(typeof(BookingSetupDefined))]
[JsonSerializable(typeof(BookedServiceDefined))]
[JsonSerializable(typeof(BookedResourceDefined))]
[JsonSerializable(typeof(StaffShiftDefined))]
[JsonSerializable(typeof(BookingMade))]
[JsonSerializable(typeof(BookingMemo))]
[JsonSerializable(typeof(BookingMoved))]
[JsonSerializable(typeof(BookingCancelled))]
[JsonSerializable(typeof(BookingMissed))]
[JsonSerializable(typeof(BookingCheckedIn))]
[JsonSerializable(typeof(BookingDepositTaken))]
[JsonSerializable(typeof(BookingDepositKept))]
[JsonSerializable(typeof(BookingDepositGivenBack))]
[JsonSerializable(typeof(PrepaidLot))]
[JsonSerializable(typeof(WaitingAdded))]
[JsonSerializable(typeof(WaitingClosed))]
[JsonSerializable(typeof(TicketIssued))]
[JsonSerializable(typeof(TicketCalled))]
[JsonSerializable(typeof(CalendarShared))]
[JsonSerializable(typeof(CalendarUnshared))]
[JsonSerializable(typeof(WeekSpan))]
[JsonSerializable(typeof(SpecialDay))]
[JsonSerializable(typeof(MinuteSpan))]
[JsonSerializable(typeof(MemberAttribute))]
[JsonSerializable(typeof(GiftCardSold))]
[JsonSerializable(typeof(GiftCardBlocked))]
[JsonSerializable(typeof(CampaignDefined))]
[JsonSerializable(typeof(CampaignStarted))]
[JsonSerializable(typeof(CampaignDrawn))]
[JsonSerializable(typeof(CampaignStopped))]
[JsonSerializable(typeof(MessageSending))]
[JsonSerializable(typeof(MessageSent))]
[JsonSerializable(typeof(MessageFailed))]
[JsonSerializable(typeof(AccessGranted))]
[JsonSerializable(typeof(AccessRevoked))]
[JsonSerializable(typeof(AccountDefined))]
[JsonSerializable(typeof(AccountRemoved))]
[JsonSerializable(typeof(PasswordChanged))]
[JsonSerializable(typeof(ConsoleSignedIn))]
[JsonSerializable(typeof(ConsoleSignedOut))]
[JsonSerializable(typeof(ConsoleRefused))]
[JsonSerializable(typeof(ConsoleCodeOffered))]
[JsonSerializable(typeof(NetworkOpened))]
[JsonSerializable(typeof(ProgramInstalled))]
[JsonSerializable(typeof(ProgramRolledBack))]
[JsonSerializable(typeof(NetworkClosed))]
[JsonSerializable(typeof(SecondFactorSet))]
[JsonSerializable(typeof(SecondFactorRemoved))]
[JsonSerializable(typeof(SecondFactorRecovered))]
[JsonSerializable(typeof(SecondFactorDemanded))]
[JsonSerializable(typeof(RequestRefused))]
[JsonSerializable(typeof(Access))]
[JsonSerializable(typeof(SaleClosed))]
[JsonSerializable(typeof(SaleCancelled))]
[JsonSerializable(typeof(ReceiptPrinted))]
[JsonSerializable(typeof(DayClosed))]
[JsonSerializable(typeof(SaleRefunded))]
[JsonSerializable(typeof(SaleHeld))]
[JsonSerializable(typeof(SaleRecalled))]
[JsonSerializable(typeof(SaleTendered))]
[JsonSerializable(typeof(PointsAdded))]
[JsonSerializable(typeof(PrepaidToppedUp))]
[JsonSerializable(typeof(PrepaidExpired))]
[JsonSerializable(typeof(AccountPaid))]
[JsonSerializable(typeof(ReceiptReissued))]
[JsonSerializable(typeof(FormalReceiptIssued))]
[JsonSerializable(typeof(DrawerOpened))]
[JsonSerializable(typeof(DrawerReleased))]
[JsonSerializable(typeof(DrawerForced))]
[JsonSerializable(typeof(CashMoved))]
[JsonSerializable(typeof(CashCounted))]
[JsonSerializable(typeof(DrawerRead))]
[JsonSerializable(typeof(DrawerClosed))]
[JsonSerializable(typeof(PeriodClosed))]
[JsonSerializable(typeof(StaffSignedIn))]
[JsonSerializable(typeof(StaffSignedOut))]
[JsonSerializable(typeof(PinRefused))]
[JsonSerializable(typeof(ActionOverridden))]
[JsonSerializable(typeof(KeylockTurned))]
[JsonSerializable(typeof(PowerFailing))]
[JsonSerializable(typeof(PowerRestored))]
[JsonSerializable(typeof(CallMade))]
[JsonSerializable(typeof(GateOpened))]
[JsonSerializable(typeof(CashInserted))]
[JsonSerializable(typeof(AcceptorMarked))]
[JsonSerializable(typeof(CashGivenBack))]
[JsonSerializable(typeof(CashDoubt))]
[JsonSerializable(typeof(Yen))]
[JsonSerializable(typeof(StockMoved))]
[JsonSerializable(typeof(ProductsStaged))]
[JsonSerializable(typeof(ProductsApplied))]
[JsonSerializable(typeof(KeysArranged))]
[JsonSerializable(typeof(CouponDefined))]
[JsonSerializable(typeof(CouponIssued))]
[JsonSerializable(typeof(CouponRestored))]
[JsonSerializable(typeof(CouponRevoked))]
[JsonSerializable(typeof(LoyaltyConfigured))]
[JsonSerializable(typeof(PointsExpired))]
[JsonSerializable(typeof(PointsGifted))]
[JsonSerializable(typeof(PointsCorrected))]
[JsonSerializable(typeof(StaffReason))]
[JsonSerializable(typeof(FirstPointsMove))]
[JsonSerializable(typeof(RankChanged))]
[JsonSerializable(typeof(StampsTakenBack))]
[JsonSerializable(typeof(PassIssued))]
[JsonSerializable(typeof(PassUsed))]
[JsonSerializable(typeof(PassRevoked))]
[JsonSerializable(typeof(StatementIssued))]
[JsonSerializable(typeof(StaffClocked))]
[JsonSerializable(typeof(StaffTimesCorrected))]
[JsonSerializable(typeof(Domain.Staff.WorkSpan))]
[JsonSerializable(typeof(MemberPinSet))]
[JsonSerializable(typeof(BonusRule))]
[JsonSerializable(typeof(Rank))]
[JsonSerializable(typeof(StampCard))]
[JsonSerializable(typeof(PassKind))]
[JsonSerializable(typeof(Weekday))]
[JsonSerializable(typeof(TenderKind))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(PointPart))]
[JsonSerializable(typeof(StampGrant))]
[JsonSerializable(typeof(PermissionsDefined))]
[JsonSerializable(typeof(SegmentDefined))]
[JsonSerializable(typeof(MarketingConfigured))]
[JsonSerializable(typeof(Condition))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(long))]
[JsonSerializable(typeof(MemberProfile))]
[JsonSerializable(typeof(Adjustment))]
[JsonSerializable(typeof(RefundedLine))]
[JsonSerializable(typeof(TimedPrice))]
[JsonSerializable(typeof(InStoreCode))]
[JsonSerializable(typeof(Permission))]
[JsonSerializable(typeof(CountedCash))]
[JsonSerializable(typeof(TenderTotal))]
[JsonSerializable(typeof(DepartmentTotal))]
[JsonSerializable(typeof(StaffTotal))]
[JsonSerializable(typeof(SaleLine))]
[JsonSerializable(typeof(RateTotal))]
[JsonSerializable(typeof(Tender))]
[JsonSerializable(typeof(TaxRate))]
[JsonSerializable(typeof(string))]
internal sealed partial class EntryJsonContext : JsonSerializerContext;

/// <summary>The types of <see cref="EntryJsonContext"/> with their names in ascending order.</summary>
internal static class EntryJson
{
    private static readonly JsonSerializerOptions Ordered = new(EntryJsonContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = EntryJsonContext.Default.WithAddedModifier(SortProperties),
    };

    /// <summary>How a type is written, in such an order that canonicalising has nothing to move.</summary>
    public static JsonTypeInfo<T> Of<T>() => (JsonTypeInfo<T>)Ordered.GetTypeInfo(typeof(T));

    private static void SortProperties(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object) return;
        var order = 0;
        foreach (var property in type.Properties.OrderBy(property => property.Name, StringComparer.Ordinal).ToList())
            property.Order = order++;
    }
}

/// <summary>Instants as <c>2026-11-21T01:02:03.0000000Z</c>: one text for one instant, and texts sort as instants do.</summary>
internal sealed class InstantJsonConverter : JsonConverter<DateTimeOffset>
{
    public const int TextLength = 28;

    public static bool TryParse(ReadOnlySpan<byte> text, out DateTimeOffset instant)
    {
        instant = default;
        if (text.Length != TextLength || text[^1] != 'Z') return false;
        if (!Utf8Parser.TryParse(text, out DateTime value, out var used, 'O') || used != TextLength) return false;
        instant = new DateTimeOffset(value.Ticks, TimeSpan.Zero);
        return true;
    }

    public static void Format(DateTimeOffset instant, Span<byte> text) => instant.UtcDateTime.TryFormat(text, out _, "O");

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && TryParse(reader.ValueSpan, out var instant)
            ? instant
            : throw new JsonException("An instant in UTC with seven decimals was expected.");

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[TextLength];
        Format(value, text);
        writer.WriteStringValue(text);
    }
}
