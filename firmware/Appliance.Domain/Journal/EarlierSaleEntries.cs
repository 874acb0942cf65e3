using Appliance.Domain.Sales;

namespace Appliance.Domain.Journal;

/// <summary>
/// <c>earlier-sale.staged</c>: what a member bought on a day before this register. It is part of an import of none but such, and
/// counts for nothing until <see cref="ImportEnded"/> says so; never for the register's own numbers.
/// </summary>
/// <param name="ImportId">The import, which brings no members.</param>
/// <param name="Place">Its place in the import, from 0.</param>
/// <param name="MemberId">Whose.</param>
/// <param name="Sale">What.</param>
public sealed record EarlierSaleStaged(string ImportId, int Place, string MemberId, EarlierSale Sale) : EntryData;

/// <summary>
/// What <see cref="ImportSettled"/> tells the store's parts of each such sale, so that none has to know of imports. Never
/// written.
/// </summary>
/// <param name="Id">The import and its place.</param>
/// <param name="MemberId">Whose.</param>
/// <param name="Sale">What.</param>
public sealed record EarlierSaleBrought(string Id, string MemberId, EarlierSale Sale) : EntryData;
