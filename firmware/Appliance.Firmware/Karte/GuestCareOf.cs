using Appliance.Domain;
using Appliance.Domain.Karte;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;

namespace Appliance.Firmware.Karte;

/// <summary>Gathers what the operator is told at a tap.</summary>
internal static class GuestCareOf
{
    /// <summary>What is known of a member, or null when there is nothing to tell.</summary>
    public static GuestCare? Member(MemberDocument member, IDocumentReader documents)
    {
        var cares = FamilyCare.Of(documents, member.Id);
        EquatableList<string> lines =
        [
            .. cares.SelectMany(it => it.Alerts).OrderBy(it => it.Note.Kind).Select(it => $"{it.Note.Kind.Glass()} {it.Note.Reading}"),
            .. cares.SelectMany(it => it.Handovers).Select(it => $"ﾓｳｼｵｸﾘ {it.Note.Reading}"),
        ];
        return lines.Count == 0 && member.LastVisit is null && member.Profile?.Birthday is null
            ? null
            : new(lines, member.LastVisit, member.Profile?.Birthday);
    }
}
