using Appliance.Domain;
using Appliance.Domain.Karte;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Karte;

namespace Appliance.Firmware.Karte;

/// <summary>Gathers what the operator is told at a tap.</summary>
internal static class GuestCareOf
{
    /// <summary>What is known of a member, or null when there is nothing to tell.</summary>
    public static GuestCare? Member(MemberDocument member, IDocumentReader documents)
    {
        var alerts = documents.Get(KarteCollections.Care, member.Id)?.Alerts ?? [];
        EquatableList<string> lines =
        [
            .. alerts.OrderBy(it => it.Note.Kind).Select(it => $"{it.Note.Kind.Glass()} {it.Note.Reading}"),
        ];
        return lines.Count == 0 && member.LastVisit is null && member.Profile?.Birthday is null
            ? null
            : new(lines, member.LastVisit, member.Profile?.Birthday);
    }
}
