namespace Appliance.Domain.Journal;

/// <summary>
/// <c>statement.issued</c>: a member asked for what is known of their own visits and points, and it was printed (ご利用明細). The
/// entry is the trace that it was handed out; the paper is made from the member's own documents and from nobody else's.
/// </summary>
/// <param name="MemberId">Whose.</param>
public sealed record StatementIssued(string MemberId) : EntryData;
