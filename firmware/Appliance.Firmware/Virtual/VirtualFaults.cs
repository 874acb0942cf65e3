using Appliance.Firmware.Devices;
using Appliance.Hardware.Emulation.CardReaders;
using Appliance.Hardware.Emulation.CashAcceptors;
using Appliance.Hardware.Emulation.CashDrawers;
using Appliance.Hardware.Emulation.Gates;
using Appliance.Hardware.Emulation.Keyboards;
using Appliance.Hardware.Emulation.Keylocks;
using Appliance.Hardware.Emulation.LineDisplays;
using Appliance.Hardware.Emulation.Printers;
using Appliance.Hardware.Emulation.Wires;

namespace Appliance.Firmware.Virtual;

/// <summary>Everything that can be made to go wrong, by device and name.</summary>
internal sealed class VirtualFaults
{
    private readonly List<VirtualFault> faults = [];

    public VirtualFaults(VirtualBench bench)
    {
        Add(DeviceRoles.Printer, PrinterFaults.Names, bench.Printer.SetFault, new()
        {
            ["paper-end"] = "用紙切れ",
            ["paper-near-end"] = "用紙残りわずか",
            ["cover-open"] = "カバーが開いている",
            ["cutter-jam"] = "カッター詰まり",
            ["offline"] = "応答なし",
            ["garbage"] = "ノイズ混入",
        });
        AddCable(DeviceRoles.Printer, bench.PrinterWire);
        Dictionary<string, string> glass = new() { ["unplugged"] = "ケーブル抜け", ["power-loss"] = "一瞬の停電" };
        Add(DeviceRoles.OperatorDisplay, LineDisplayFaults.Names, bench.OperatorGlass.SetFault, glass);
        Add(DeviceRoles.CustomerDisplay, LineDisplayFaults.Names, bench.CustomerGlass.SetFault, glass);
        Add(DeviceRoles.Keyboard, KeyboardFaults.Names, bench.Keys.SetFault, new()
        {
            ["bounce"] = "チャタリング",
            ["stuck-keys"] = "キーが戻らない",
        });
        Add(DeviceRoles.Drawer, CashDrawerFaults.Names, bench.Drawer.SetFault, new()
        {
            ["jammed"] = "引っかかって開かない",
            ["sensor-unplugged"] = "センサー抜け",
        });
        Add(DeviceRoles.CardReader, CardReaderFaults.Names, bench.Reader.SetFault, new()
        {
            ["torn-away"] = "読取中にカードを離す",
            ["garbage"] = "ノイズ混入",
            ["silent"] = "応答なし",
        });
        AddCable(DeviceRoles.CardReader, bench.ReaderWire);
        AddCable(DeviceRoles.Scanner, bench.ScannerWire);
        AddAround(bench.Around);
    }

    public IReadOnlyList<VirtualFault> All => faults;

    public VirtualFault? Find(string device, string name) =>
        faults.Find(fault => fault.Device == device && fault.Name == name);

    private void AddAround(VirtualSurroundings around)
    {
        if (around.Keylock is { } keylock)
        {
            Add(DeviceRoles.Keylock, KeylockFaults.Names, keylock.SetFault, new()
            {
                ["unplugged"] = "ケーブル抜け",
                ["shorted"] = "接点の短絡",
            });
        }

        if (around.Mains is { } mains) faults.Add(new(DeviceRoles.Power, "mains-failed", "停電", failed => mains.Set(!failed)));
        if (around.Gate is { } gate) Add(DeviceRoles.Gate, GateFaults.Names, gate.SetFault, new() { ["stuck"] = "開かない" });
        Dictionary<string, string> cash = new()
        {
            ["silent"] = "応答なし",
            ["garbage"] = "ノイズ混入",
            ["half-frame"] = "応答が途切れる",
            ["slow"] = "応答が遅い",
            ["jammed"] = "詰まり",
        };
        if (around.CashWire is { } wire)
        {
            AddCable(around.Coins is null ? DeviceRoles.BillAcceptor : DeviceRoles.CoinAcceptor, wire);
        }

        if (around.Coins is { } coins) Add(DeviceRoles.CoinAcceptor, CashAcceptorFaults.Names, coins.SetFault, cash);
        if (around.Bills is { } bills) Add(DeviceRoles.BillAcceptor, CashAcceptorFaults.Names, bills.SetFault, cash);
    }

    private void Add<T>(
        string device, IReadOnlyDictionary<string, T> names, Action<T, bool> set, Dictionary<string, string> labels)
    {
        foreach (var (name, fault) in names.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            faults.Add(new(device, name, labels.GetValueOrDefault(name, name), active => set(fault, active)));
        }
    }

    private void AddCable(string device, SerialWire wire) => faults.Add(new(device, "cable-pulled", "ケーブル抜け", active =>
    {
        if (active) wire.Pull();
        else wire.PlugIn();
    }));
}

/// <summary>One thing that can be made to go wrong.</summary>
internal sealed class VirtualFault(string device, string name, string label, Action<bool> set)
{
    public string Device { get; } = device;

    public string Name { get; } = name;

    /// <summary>In the technician's words.</summary>
    public string Label { get; } = label;

    public bool IsActive { get; private set; }

    public void Set(bool active)
    {
        if (active == IsActive) return;
        IsActive = active;
        set(active);
    }
}
