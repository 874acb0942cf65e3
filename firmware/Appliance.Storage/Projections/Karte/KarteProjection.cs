using Appliance.Domain.Journal;
using Appliance.Domain.Karte;
using Appliance.Domain.Members;
using Appliance.Storage.Documents;

namespace Appliance.Storage.Projections.Karte;

/// <summary>
/// What is written of members beyond their profile. It stays with whom it was written of: readers gather it from a member's
/// family, so that joining and parting change nothing here.
/// </summary>
internal sealed class KarteProjection(IDocumentTransaction transaction, MemberFamilies families) : IPartProjection
{
    private readonly DocumentCache<CareDocument> cares = new(KarteCollections.Care, transaction);
    private readonly DocumentCache<KarteDocument> kartes = new(KarteCollections.Kartes, transaction);
    private readonly DocumentCache<PhotoDocument> photos = new(KarteCollections.Photos, transaction);
    private readonly DocumentCache<KarteTemplateDocument> templates = new(KarteCollections.Templates, transaction);
    private readonly DocumentCache<KarteReadDocument> reads = new(KarteCollections.Reads, transaction);

    public void Add(JournalEntry entry)
    {
        switch (entry.Data)
        {
            case AlertRecorded { Note: { } note } alert:
                Record(entry, alert, note);
                break;
            case AlertWithdrawn gone when cares.Get(gone.MemberId) is { } care:
                cares.Put(care with { Alerts = [.. care.Alerts.Where(it => it.AlertId != gone.AlertId)] });
                break;
            case HandoverLeft { Note: { } note } left:
                var waiting = CareOf(left.MemberId);
                Handover handover = new(left.HandoverId, note, entry.At, entry.StaffId);
                cares.Put(waiting with { Handovers = waiting.Handovers.Add(handover), LastHandover = left.HandoverId });
                break;
            case HandoverAcknowledged read when cares.Get(read.MemberId) is { } care:
                cares.Put(care with { Handovers = [.. care.Handovers.Where(it => it.HandoverId != read.HandoverId)] });
                break;
            case ConsentRecorded { Purpose: ConsentPurpose.Health, Given: false } consent:
                foreach (var id in families.FamilyOf(consent.MemberId)) ForgetHealth(id);
                break;
            case KarteTemplateDefined defined:
                templates.Put(new(defined.Template));
                break;
            case MemberErased erased:
                Erase(erased.MemberId);
                break;
            default:
                AddKarte(entry);
                break;
        }
    }

    public void Flush()
    {
        cares.Flush();
        kartes.Flush();
        photos.Flush();
        templates.Flush();
        reads.Flush();
    }

    private void AddKarte(JournalEntry entry)
    {
        switch (entry.Data)
        {
            case KarteWritten { Note: { } note } written:
                Write(entry, written, note);
                break;
            case PhotoAdded { Photo: { } photo } added:
                Add(entry, added, photo);
                break;
            case PhotoRemoved removed when cares.Get(removed.MemberId) is { } care:
                photos.Delete(KarteCollections.KarteKey(removed.MemberId, removed.PhotoId));
                cares.Put(care with { Photos = [.. care.Photos.Where(it => it.PhotoId != removed.PhotoId)] });
                break;
            case KarteRead read:
                if (reads.Get(KarteCollections.ReadKey(read.MemberId, entry.Day, read.By)) is not null) break;
                reads.Put(new(read.MemberId, read.By, entry.Day, entry.At));
                break;
            default:
                break;
        }
    }

    private CareDocument CareOf(string memberId) => cares.Get(memberId) ?? CareDocument.Nothing(memberId);

    private void Record(JournalEntry entry, AlertRecorded alert, AlertNote note)
    {
        var care = CareOf(alert.MemberId);
        MemberAlert written = new(alert.AlertId, note, entry.Day, entry.StaffId);
        cares.Put(care with
        {
            Alerts = [.. care.Alerts.Where(it => it.AlertId != alert.AlertId).Append(written).OrderBy(it => it.AlertId)],
            LastAlert = Math.Max(care.LastAlert, alert.AlertId),
        });
    }

    private void Write(JournalEntry entry, KarteWritten written, KarteNote note)
    {
        var before = kartes.Get(KarteCollections.KarteKey(written.MemberId, written.Number));
        KarteEdition edition = new(entry.At, entry.StaffId, note);
        kartes.Put(new(written.MemberId, written.Number, written.VisitDay, (before?.Editions ?? []).Add(edition)));
        var care = CareOf(written.MemberId);
        cares.Put(care with
        {
            LastKarte = Math.Max(care.LastKarte, written.Number),
            LastKarteDay = care.LastKarteDay > written.VisitDay ? care.LastKarteDay : written.VisitDay,
        });
    }

    private void Add(JournalEntry entry, PhotoAdded added, KartePhoto photo)
    {
        photos.Put(new(added.MemberId, added.PhotoId, photo.Jpeg));
        var care = CareOf(added.MemberId);
        PhotoInfo info = new(
            added.PhotoId, added.Karte, photo.Caption, photo.Width, photo.Height, entry.At, entry.StaffId);
        cares.Put(care with { Photos = care.Photos.Add(info), LastPhoto = added.PhotoId });
    }

    /// <summary>Without consent nothing on health is shown or kept ready any more.</summary>
    private void ForgetHealth(string memberId)
    {
        if (cares.Get(memberId) is not { } care) return;
        cares.Put(care with { Alerts = [.. care.Alerts.Where(it => !it.Note.Kind.IsAboutHealth())] });
    }

    /// <summary>Who looked at it stays: that is no part of the member.</summary>
    private void Erase(string memberId)
    {
        if (cares.Get(memberId) is not { } care) return;
        for (var number = 1; number <= care.LastKarte; number++) kartes.Delete(KarteCollections.KarteKey(memberId, number));
        foreach (var photo in care.Photos) photos.Delete(KarteCollections.KarteKey(memberId, photo.PhotoId));
        cares.Delete(memberId);
    }
}
