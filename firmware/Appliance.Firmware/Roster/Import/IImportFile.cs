using Appliance.Domain;
using Appliance.Domain.Journal;

namespace Appliance.Firmware.Roster.Import;

/// <summary>A kind of file that is taken over: which fields it has, what its rows say, and which entries come of it.</summary>
internal interface IImportFile
{
    /// <summary>Every field a column can be.</summary>
    IReadOnlyList<ImportField> Fields { get; }

    /// <summary>For each header the field it probably is, or null.</summary>
    IReadOnlyList<string?> Propose(IReadOnlyList<string> headers);

    /// <summary>Why a mapping cannot be used, or null.</summary>
    Refusal? CheckMapping(IReadOnlyList<string?> mapping, int columns);

    /// <summary>Reads everything and tells what would come of it.</summary>
    ImportCheck Check(string text, IReadOnlyList<string?> mapping);

    /// <summary>How many members are made of what a check found.</summary>
    int MembersOf(ImportCheck check);

    /// <summary>The same file and mapping give the same entries, as many as the check told, as long as the roster stays.</summary>
    IEnumerable<EntryData> Entries(string text, IReadOnlyList<string?> mapping, ImportBegun import);
}
