namespace Appliance.Firmware.Roster.Import;

/// <summary>What a file has.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(System.Text.Json.Serialization.JsonStringEnumConverter<ImportKind>))]
internal enum ImportKind
{
    /// <summary>会員.</summary>
    [System.Text.Json.Serialization.JsonStringEnumMemberName("members")]
    Members,

    /// <summary>過去の購入: what members bought before.</summary>
    [System.Text.Json.Serialization.JsonStringEnumMemberName("sales")]
    Sales,
}

/// <summary>A file that was handed in, before anything is done with it.</summary>
/// <param name="Id">Names it in further requests.</param>
/// <param name="Encoding">utf-8, utf-16 or shift_jis, as found.</param>
/// <param name="Columns">Its columns, in order.</param>
/// <param name="Fields">What a column can be.</param>
internal sealed record ImportPlan(
    string Id, string Encoding, IReadOnlyList<ImportColumn> Columns, IReadOnlyList<ImportField> Fields);

/// <summary>A column of a file.</summary>
/// <param name="Header">As in the file.</param>
/// <param name="Samples">Of the first rows.</param>
/// <param name="Field">What it probably is, or null for nothing that is taken over.</param>
internal sealed record ImportColumn(string Header, IReadOnlyList<string> Samples, string? Field);

/// <summary>Something in a file that is not as it should be.</summary>
/// <param name="Line">Line of the file, from 1; the header is line 1.</param>
/// <param name="Column">Header of the column, or null for the whole line.</param>
/// <param name="Kind">Stable, lower case with dashes.</param>
/// <param name="Text">What is wrong, in words.</param>
internal sealed record ImportFault(int Line, string? Column, string Kind, string Text);

/// <summary>How often something is wrong.</summary>
internal sealed record FaultCount(string Kind, int Count);

/// <summary>What an import would do (試し読み込み).</summary>
/// <param name="Rows">Rows read.</param>
/// <param name="Good">Rows that can be taken over.</param>
/// <param name="FaultCount">Everything that is wrong; nothing can be taken over until it is 0.</param>
/// <param name="Faults">The first of them, at most <see cref="FaultList.Limit"/>.</param>
/// <param name="Kinds">How often each kind.</param>
/// <param name="WithoutAddress">Members without an address: no post reaches them.</param>
/// <param name="WithoutPhone">Members without a telephone number.</param>
/// <param name="Known">Rows that are likely members already; they are told apart afterwards, under 重複.</param>
/// <param name="Brought">What comes of them: members, or days on which members bought something.</param>
internal sealed record ImportCheck(
    int Rows,
    int Good,
    int FaultCount,
    IReadOnlyList<ImportFault> Faults,
    IReadOnlyList<FaultCount> Kinds,
    int WithoutAddress,
    int WithoutPhone,
    int Known,
    int Brought);

/// <summary>How far an import is.</summary>
/// <param name="Id">The file's.</param>
/// <param name="State">checked, staging, settling, done or failed.</param>
/// <param name="Members">Members in it, or days on which members bought something.</param>
/// <param name="Staged">Written, but not counting yet.</param>
/// <param name="Settled">Members now.</param>
/// <param name="Problem">Why it failed, in words, or null.</param>
internal sealed record ImportProgress(string Id, string State, int Members, int Staged, int Settled, string? Problem);
