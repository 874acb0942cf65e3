namespace Appliance.Domain.Karte;

/// <summary>What was written on a sheet; sealed in the journal.</summary>
/// <param name="Template">Code of the sheet.</param>
/// <param name="Answers">What was answered, in the sheet's order; what was left empty is not in it.</param>
/// <param name="Memo">Beyond the sheet's questions, at most <see cref="KarteRules.MemoLength"/> characters, or null.</param>
public sealed record KarteNote(string Template, EquatableList<KarteAnswer> Answers, string? Memo = null);

/// <summary>An answer.</summary>
/// <param name="Field">Code of the question.</param>
/// <param name="Label">The question as it was put then: a sheet may change, what was written does not.</param>
/// <param name="Values">One, or several choices.</param>
public sealed record KarteAnswer(string Field, string Label, EquatableList<string> Values);

/// <summary>What the next person who serves the member should know (申し送り); sealed in the journal.</summary>
/// <param name="Text">1–200 characters.</param>
/// <param name="Reading">The same for plain displays: 1–30 half-width characters.</param>
public sealed record HandoverNote(string Text, string Reading);

/// <summary>A picture of a karte; sealed in the journal.</summary>
/// <param name="Jpeg">A clean JPEG (<see cref="CleanJpeg"/>) in base64.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Caption">At most 40 characters, or null.</param>
public sealed record KartePhoto(string Jpeg, int Width, int Height, string? Caption = null);
