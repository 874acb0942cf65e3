using Appliance.Domain.Journal;
using Appliance.Domain.Karte;
using Appliance.Domain.Register;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Karte;

namespace Appliance.Firmware.Karte;

/// <summary>Alerts written, changed and withdrawn, decided with the documents of that moment.</summary>
internal static class AlertChanges
{
    /// <summary>A new alert, or another text for one there is.</summary>
    /// <param name="documents">Of the moment.</param>
    /// <param name="memberId">A member there is.</param>
    /// <param name="alertId">The one to replace, or null for a new one.</param>
    /// <param name="note">What it says.</param>
    /// <param name="by">Who writes it, or null for who works at the counter.</param>
    public static ChangeRequested Write(
        IDocumentReader documents, string memberId, int? alertId, AlertNote note, string? by)
    {
        if (MergedMembers.Living(documents, memberId) is not { IsErased: false } member)
        {
            return ChangeRequested.No(AlertRules.MemberGone);
        }

        if (alertId is null) memberId = member.Id;
        var care = CareOf(documents, memberId);
        if (alertId is { } wanted && care.Alerts.All(it => it.AlertId != wanted)) return ChangeRequested.No(AlertRules.AlertUnknown);
        var others = care.Alerts.Count(it => it.AlertId != alertId);
        return AlertRules.Check(note, member.AgreedToHealthNotes, others) is { } refusal
            ? ChangeRequested.No(refusal)
            : new([new AlertRecorded(memberId, alertId ?? care.LastAlert + 1, note)], By: by);
    }

    /// <summary>An alert that does not hold any more.</summary>
    public static ChangeRequested Withdraw(IDocumentReader documents, string memberId, int alertId, string? by) =>
        CareOf(documents, memberId).Alerts.Any(it => it.AlertId == alertId)
            ? new([new AlertWithdrawn(memberId, alertId)], By: by)
            : ChangeRequested.No(AlertRules.AlertUnknown);

    private static CareDocument CareOf(IDocumentReader documents, string memberId) =>
        documents.Get(KarteCollections.Care, memberId) ?? CareDocument.Nothing(memberId);
}
