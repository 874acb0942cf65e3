namespace Appliance.Simulation;

/// <summary>
/// Chance that is the same for the same seed on every machine and runtime: SplitMix64 (Steele, Lea, Flood, "Fast
/// splittable pseudorandom number generators", 2014). Eight bytes each, so that every member has one.
/// </summary>
internal struct Dice(ulong seed)
{
    private const double UnitPerBit = 1.0 / (1UL << 53);

    private ulong state = seed;

    /// <summary>The dice of one of many, far from those of the others.</summary>
    public static Dice Of(ulong seed, int one)
    {
        Dice dice = new(unchecked(seed + ((ulong)one * 0xD1342543DE82EF95)));
        return new(dice.Next());
    }

    /// <summary>64 random bits.</summary>
    public ulong Next()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            var mixed = state;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }

    /// <summary>0 or more, below 1.</summary>
    public double Unit() => (Next() >> 11) * UnitPerBit;

    /// <summary>0 or more, below <paramref name="limit"/>.</summary>
    public int Below(int limit) => (int)(Next() % (ulong)limit);

    /// <summary>Whether something of this probability happens.</summary>
    public bool Happens(double probability) => Unit() < probability;

    /// <summary>Exponential with a mean of 1.</summary>
    public double Wait() => -Math.Log(1 - Unit());

    /// <summary>Normal with mean 0 and deviation 1 (Box–Muller).</summary>
    public double Normal() => Math.Sqrt(2 * Wait()) * Math.Cos(2 * Math.PI * Unit());

    /// <summary>An index below <paramref name="count"/>, small ones more often (Zipf-like).</summary>
    public int Popular(int count) => (int)(count * Math.Pow(Unit(), 2));
}
