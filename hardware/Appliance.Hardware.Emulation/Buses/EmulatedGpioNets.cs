using Appliance.Hardware.Buses;

namespace Appliance.Hardware.Emulation.Buses;

/// <summary>What drives a line at one point.</summary>
public enum EmulatedDrive
{
    /// <summary>Nothing: the line follows its net, its pull resistor, or is low.</summary>
    None,

    /// <summary>Ground.</summary>
    Low,

    /// <summary>Supply.</summary>
    High,
}

/// <summary>
/// The wiring behind a GPIO chip: each line is driven by the host, by a part, or by pull resistors, and closed switches
/// join lines to one net. Strong drives win over resistors; low wins over high, and that is counted as a short circuit.
/// </summary>
internal sealed class EmulatedGpioNets(int lines)
{
    private readonly EmulatedDrive[] host = new EmulatedDrive[lines];
    private readonly EmulatedDrive[] part = new EmulatedDrive[lines];
    private readonly GpioBias[] hostBias = new GpioBias[lines];
    private readonly GpioBias[] resistor = new GpioBias[lines];
    private readonly List<(int A, int B)> joints = [];
    private readonly bool[] levels = new bool[lines];
    private readonly int[] nets = new int[lines];

    public int ShortCircuits { get; private set; }

    public bool Level(int line) => levels[line];

    public void SetHost(int line, EmulatedDrive drive, GpioBias bias)
    {
        host[line] = drive;
        hostBias[line] = bias;
    }

    public void SetPart(int line, EmulatedDrive drive) => part[line] = drive;

    public void SetResistor(int line, GpioBias bias) => resistor[line] = bias;

    public void Join(int a, int b) => joints.Add((a, b));

    public void Part(int a, int b) => joints.Remove((a, b));

    /// <summary>Works out all levels anew and lists the lines that changed, lowest first.</summary>
    public List<int> Settle()
    {
        FindNets();
        List<int> changed = [];
        for (var line = 0; line < levels.Length; line++)
        {
            var level = LevelOfNet(nets[line], countShort: nets[line] == line);
            if (level == levels[line]) continue;
            levels[line] = level;
            changed.Add(line);
        }

        return changed;
    }

    private void FindNets()
    {
        for (var line = 0; line < nets.Length; line++) nets[line] = line;
        foreach (var (a, b) in joints)
        {
            var from = Math.Max(nets[a], nets[b]);
            var to = Math.Min(nets[a], nets[b]);
            if (from == to) continue;
            for (var line = 0; line < nets.Length; line++)
            {
                if (nets[line] == from) nets[line] = to;
            }
        }
    }

    private bool LevelOfNet(int net, bool countShort)
    {
        bool low = false, high = false, down = false, up = false;
        for (var line = 0; line < nets.Length; line++)
        {
            if (nets[line] != net) continue;
            low |= host[line] == EmulatedDrive.Low || part[line] == EmulatedDrive.Low;
            high |= host[line] == EmulatedDrive.High || part[line] == EmulatedDrive.High;
            down |= hostBias[line] == GpioBias.PullDown || resistor[line] == GpioBias.PullDown;
            up |= hostBias[line] == GpioBias.PullUp || resistor[line] == GpioBias.PullUp;
        }

        if (low && high && countShort) ShortCircuits++;
        return !low && (high || (up && !down));
    }
}
