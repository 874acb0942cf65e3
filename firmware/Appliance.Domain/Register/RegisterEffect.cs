using Appliance.Domain.Journal;

namespace Appliance.Domain.Register;

/// <summary>Something the appliance does after the journal has it. What displays show follows from the state.</summary>
public abstract record RegisterEffect;

/// <summary>Opens the cash drawer.</summary>
public sealed record OpenDrawer : RegisterEffect;

/// <summary>Prints the receipt of a sale that was just closed.</summary>
public sealed record PrintReceipt(SaleClosed Sale) : RegisterEffect;

/// <summary>Sounds the buzzer.</summary>
/// <param name="Error">An error tone; else one that says "taken".</param>
public sealed record Sound(bool Error) : RegisterEffect;
