using Appliance.Domain.Journal;
using Appliance.Domain.Shop;
using Appliance.Hardware.Ports;
using Appliance.Storage.Journal;

namespace Appliance.Firmware.Receipts;

/// <summary>What every paper is made of, whatever it is.</summary>
/// <param name="Shop">Who issues it.</param>
/// <param name="Entry">The entry it shows: its instant, number and hash.</param>
/// <param name="Names">Who served, what a department is called.</param>
/// <param name="Reissue">Marked 再発行, or 再印字 where it is no receipt.</param>
/// <param name="Proof">Its proof, or null where it proves nothing.</param>
/// <param name="Logo">The shop's logo as wide as the paper at most, or null.</param>
internal sealed record Paper(
    ShopProfile Shop,
    JournalEntry Entry,
    PaperNames Names,
    bool Reissue,
    ReceiptProof? Proof = null,
    PrintBitmap? Logo = null)
{
    /// <summary>The guest's next booking, for example <c>12/5(土) 14:00 カット</c>; or null.</summary>
    public string? NextBooking { get; init; }

    /// <summary>When the guest is due again by their own habit, for example <c>12/19ごろ</c>; or null.</summary>
    public string? NextVisit { get; init; }

    /// <summary>What campaigns give the member with this paper.</summary>
    public IReadOnlyList<CampaignSlip> Coupons { get; init; } = [];

    /// <summary>What the shop chose.</summary>
    public ReceiptTemplate Template => Shop.Receipt ?? new();

    /// <summary>担当, or null where nobody was signed in.</summary>
    public string? Staff => Entry.StaffId is { } id ? Names.Staff(id) : null;
}

/// <summary>Looks names up.</summary>
/// <param name="Staff">Of somebody's id; the id itself when nobody has it.</param>
/// <param name="Department">Of a number.</param>
internal sealed record PaperNames(Func<string, string> Staff, Func<int, string> Department);
