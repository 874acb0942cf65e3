using Appliance.Domain.Journal;

namespace Appliance.Domain.Register;

/// <summary>Something the appliance does after the journal has it. What displays show follows from the state.</summary>
public abstract record RegisterEffect;

/// <summary>Opens the cash drawer.</summary>
public sealed record OpenDrawer : RegisterEffect;

/// <summary>Opens the gate.</summary>
public sealed record OpenGate : RegisterEffect;

/// <summary>Prints what was just journaled: a receipt, a report.</summary>
/// <param name="Data">The entry's data.</param>
/// <param name="Training">Marked as training across the paper.</param>
public sealed record PrintPaper(EntryData Data, bool Training = false) : RegisterEffect;

/// <summary>Sounds the buzzer.</summary>
/// <param name="Error">An error tone; else one that says "taken".</param>
public sealed record Sound(bool Error) : RegisterEffect;

/// <summary>Goes on with the books of training mode, or with the real ones.</summary>
/// <param name="Training">Training mode.</param>
public sealed record SwitchBooks(bool Training) : RegisterEffect;

/// <summary>Makes a code for the owner of the console, who asked for it at the counter.</summary>
/// <param name="StaffId">The owner.</param>
public sealed record MakeConsoleCode(string StaffId) : RegisterEffect;

/// <summary>Prints a code for the console; the entry that goes with it does not hold it.</summary>
/// <param name="Code">The code.</param>
/// <param name="Address">Where the console is found.</param>
/// <param name="Fingerprint">Of the certificate authority made on the box; null without TLS.</param>
public sealed record PrintConsoleCode(string Code, string Address, string? Fingerprint = null) : RegisterEffect;

/// <summary>Makes a form for the member at the counter, who fills it in on a phone.</summary>
/// <param name="MemberId">Whose.</param>
public sealed record MakeGuestForm(string MemberId) : RegisterEffect;

/// <summary>Prints where a form is filled in; lost with the power, since its word is kept nowhere.</summary>
/// <param name="Shop">Name of the shop.</param>
/// <param name="Address">With the word.</param>
/// <param name="Until">When it ends.</param>
public sealed record PrintGuestForm(string Shop, string Address, DateTimeOffset Until) : RegisterEffect;
