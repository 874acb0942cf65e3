namespace Appliance.Scenarios.Tests.Faults;

/// <summary>Something happened that no fault excuses. The seed in its message brings it about again.</summary>
internal sealed class FaultRunException(int seed, int faults, string message, Exception? inner = null)
    : Exception($"seed {seed}, after {faults} faults: {message}", inner);
