namespace Appliance.Domain.Journal;

/// <summary>What a journal entry says. Each kind is never changed, only succeeded by a new version.</summary>
public abstract record EntryData;

/// <summary><c>journal.opened</c>: the first entry of a journal, so that a copied folder carries its own public key.</summary>
/// <param name="PublicKey">ECDSA P-256 public key of the device, SubjectPublicKeyInfo in base64.</param>
public sealed record JournalOpened(string PublicKey) : EntryData;

/// <summary><c>receipt.printed</c>: the printer confirmed the end of a paper.</summary>
/// <param name="SaleId">Id of the sale, or of whatever else was printed.</param>
/// <param name="Reissue">Whether it was marked 再発行.</param>
public sealed record ReceiptPrinted(string SaleId, bool Reissue) : EntryData;
