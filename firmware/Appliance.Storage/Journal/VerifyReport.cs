namespace Appliance.Storage.Journal;

/// <summary>What a check of a whole journal found.</summary>
/// <param name="Valid">Whether every entry is as it was written.</param>
/// <param name="Entries">Entries found good, up to the first bad one.</param>
/// <param name="Sales">Closed sales among them.</param>
/// <param name="FirstBad">The first entry that is not as it was written, or null.</param>
public sealed record VerifyReport(bool Valid, long Entries, long Sales, BadEntry? FirstBad);

/// <summary>An entry that is not as it was written.</summary>
/// <param name="Sequence">Number it has, or should have.</param>
/// <param name="File">Name of the file, without its folder.</param>
/// <param name="Line">Line within the (uncompressed) file, from 1; 0 when the file as a whole is meant.</param>
/// <param name="Reason">What is wrong with it.</param>
public sealed record BadEntry(long Sequence, string File, int Line, string Reason);
