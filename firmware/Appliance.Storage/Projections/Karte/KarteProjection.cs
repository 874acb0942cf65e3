using Appliance.Domain.Journal;
using Appliance.Domain.Karte;
using Appliance.Domain.Members;
using Appliance.Storage.Documents;

namespace Appliance.Storage.Projections.Karte;

/// <summary>What is written of members beyond their profile.</summary>
internal sealed class KarteProjection(IDocumentTransaction transaction) : IPartProjection
{
    private readonly DocumentCache<CareDocument> cares = new(KarteCollections.Care, transaction);

    public void Add(JournalEntry entry)
    {
        switch (entry.Data)
        {
            case AlertRecorded { Note: { } note } alert:
                Record(entry, alert, note);
                break;
            case AlertWithdrawn withdrawn when cares.Get(withdrawn.MemberId) is { } care:
                cares.Put(care with { Alerts = [.. care.Alerts.Where(it => it.AlertId != withdrawn.AlertId)] });
                break;
            case ConsentRecorded { Purpose: ConsentPurpose.Health, Given: false } consent:
                ForgetHealth(consent.MemberId);
                break;
            case MemberErased erased:
                cares.Delete(erased.MemberId);
                break;
            default:
                break;
        }
    }

    public void Flush() => cares.Flush();

    private void Record(JournalEntry entry, AlertRecorded alert, AlertNote note)
    {
        var care = cares.Get(alert.MemberId) ?? CareDocument.Nothing(alert.MemberId);
        MemberAlert written = new(alert.AlertId, note, entry.Day, entry.StaffId);
        cares.Put(care with
        {
            Alerts = [.. care.Alerts.Where(it => it.AlertId != alert.AlertId).Append(written).OrderBy(it => it.AlertId)],
            LastAlert = Math.Max(care.LastAlert, alert.AlertId),
        });
    }

    /// <summary>Without consent nothing on health is shown or kept ready any more.</summary>
    private void ForgetHealth(string memberId)
    {
        if (cares.Get(memberId) is not { } care) return;
        cares.Put(care with { Alerts = [.. care.Alerts.Where(it => !it.Note.Kind.IsAboutHealth())] });
    }
}
