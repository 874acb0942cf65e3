using Appliance.Domain.Journal;
using Appliance.Domain.Karte;
using Appliance.Domain.Members;
using Appliance.Domain.Register;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Karte;

namespace Appliance.Firmware.Karte;

/// <summary>Entries, notes for the next person and photos, decided with the documents of that moment.</summary>
internal static class KarteChanges
{
    /// <summary>A new entry, or one written anew.</summary>
    /// <param name="documents">Of the moment.</param>
    /// <param name="sheet">What was written, and where.</param>
    /// <param name="by">Who writes it, or null for who works at the counter.</param>
    public static ChangeRequested Write(IDocumentReader documents, WrittenSheet sheet, string? by)
    {
        if (Member(documents, sheet.MemberId) is not { } member) return ChangeRequested.No(AlertRules.MemberGone);
        if (documents.Get(KarteCollections.Templates, sheet.Note.Template) is not { } template)
        {
            return ChangeRequested.No(KarteRules.Unknown);
        }

        if (KarteRules.Check(sheet.Note, template.Template, member.AgreedToHealthNotes) is { } refusal)
        {
            return ChangeRequested.No(refusal);
        }

        if (sheet.Number is not { } number)
        {
            return Made(new KarteWritten(
                member.Id, CareOf(documents, member.Id).LastKarte + 1, 1, sheet.VisitDay, sheet.Note), by);
        }

        if (documents.Get(KarteCollections.Kartes, KarteCollections.KarteKey(sheet.MemberId, number)) is not { } before)
        {
            return ChangeRequested.No(KarteRules.Unknown);
        }

        var editions = before.Editions.Count;
        if (sheet.BasedOn != editions) return ChangeRequested.No(KarteRules.EditedMeanwhile);
        return editions >= KarteRules.Editions
            ? ChangeRequested.No(KarteRules.TooManyEditions)
            : Made(new KarteWritten(sheet.MemberId, number, editions + 1, sheet.VisitDay, sheet.Note), by);
    }

    /// <summary>A note for whoever serves the member next.</summary>
    public static ChangeRequested HandOver(IDocumentReader documents, string memberId, HandoverNote note, string? by)
    {
        if (Member(documents, memberId) is not { Id: var living }) return ChangeRequested.No(AlertRules.MemberGone);
        var care = CareOf(documents, living);
        return KarteRules.Check(note, care.Handovers.Count) is { } refusal
            ? ChangeRequested.No(refusal)
            : Made(new HandoverLeft(living, care.LastHandover + 1, note), by);
    }

    /// <summary>Somebody has read it and takes over.</summary>
    public static ChangeRequested Acknowledge(IDocumentReader documents, string memberId, int handoverId, string? by) =>
        CareOf(documents, memberId).Handovers.Any(it => it.HandoverId == handoverId)
            ? Made(new HandoverAcknowledged(memberId, handoverId), by)
            : ChangeRequested.No(KarteRules.Unknown);

    /// <summary>A photo; with the member's consent to that.</summary>
    public static ChangeRequested AddPhoto(
        IDocumentReader documents, string memberId, int? karte, KartePhoto photo, string? by)
    {
        if (Member(documents, memberId) is not { } member) return ChangeRequested.No(AlertRules.MemberGone);
        var agreed = (member.Consents ?? []).Any(it => it is { Purpose: ConsentPurpose.Photo, Given: true });
        if (!agreed) return ChangeRequested.No(KarteRules.PhotoConsentMissing);
        var care = CareOf(documents, member.Id);
        if (karte is { } number && (number < 1 || number > care.LastKarte)) return ChangeRequested.No(KarteRules.Unknown);
        return care.Photos.Count >= KarteRules.Photos
            ? ChangeRequested.No(KarteRules.TooManyPhotos)
            : Made(new PhotoAdded(member.Id, care.LastPhoto + 1, karte, photo), by);
    }

    /// <summary>A photo that is not shown any more.</summary>
    public static ChangeRequested RemovePhoto(IDocumentReader documents, string memberId, int photoId, string? by) =>
        CareOf(documents, memberId).Photos.Any(it => it.PhotoId == photoId)
            ? Made(new PhotoRemoved(memberId, photoId), by)
            : ChangeRequested.No(KarteRules.Unknown);

    /// <summary>Somebody looks at a karte: journaled once for each member, reader and business day.</summary>
    /// <param name="documents">Of the moment.</param>
    /// <param name="memberId">Whose.</param>
    /// <param name="today">Business day.</param>
    /// <param name="reader">Who.</param>
    /// <param name="by">The same where they are staff, or null.</param>
    public static ChangeRequested Read(
        IDocumentReader documents, string memberId, DateOnly today, string reader, string? by) =>
        documents.Get(KarteCollections.Reads, KarteCollections.ReadKey(memberId, today, reader)) is null
            ? Made(new KarteRead(memberId, reader), by)
            : new([], By: by);

    private static ChangeRequested Made(EntryData entry, string? by) => new([entry], By: by);

    /// <summary>The living member: what is new is written of it, and its consents count.</summary>
    private static MemberDocument? Member(IDocumentReader documents, string memberId) =>
        MergedMembers.Living(documents, memberId) is { IsErased: false } member ? member : null;

    private static CareDocument CareOf(IDocumentReader documents, string memberId) =>
        documents.Get(KarteCollections.Care, memberId) ?? CareDocument.Nothing(memberId);
}

/// <summary>A sheet somebody has written.</summary>
/// <param name="MemberId">Whose.</param>
/// <param name="Number">The entry it replaces, or null for a new one.</param>
/// <param name="BasedOn">Editions the writer has seen of it; 0 for a new one.</param>
/// <param name="VisitDay">Business day it is about.</param>
/// <param name="Note">What was written.</param>
internal sealed record WrittenSheet(string MemberId, int? Number, int BasedOn, DateOnly VisitDay, KarteNote Note);
