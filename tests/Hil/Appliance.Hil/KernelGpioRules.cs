using System.Reflection;
using Appliance.Hardware.Buses;
using Appliance.Hardware.Buses.Gpio;
using Appliance.Hardware.Tests.Buses;

namespace Appliance.Hil;

/// <summary>The rules that every GPIO chip keeps to, here for the one that ships, on the kernel's character device.</summary>
public sealed class KernelGpioRules : GpioChipRules
{
    /// <summary>Kernels tell it from 6.6 on.</summary>
    private protected override bool WaitsThroughUnplugging => false;

    /// <summary>Runs each rule as a check.</summary>
    internal static async Task RunAsync(Bench bench)
    {
        foreach (var rule in typeof(GpioChipRules).GetMethods().Where(method => method.IsDefined(typeof(FactAttribute), inherit: false)))
        {
            var cases = rule.GetCustomAttributes<InlineDataAttribute>().SelectMany(data => data.GetData(rule));
            foreach (var values in cases.DefaultIfEmpty([]))
            {
                var sentence = $"GPIO: {rule.Name.Replace('_', ' ')} {string.Join(' ', values)}".TrimEnd();
                await bench.CheckAsync(sentence, _ => (Task)rule.Invoke(new KernelGpioRules(), values)!);
            }
        }
    }

    private protected override async Task Test(Func<GpioBench, Task> test)
    {
        using KernelBench bench = new();
        await test(bench);
    }

    private sealed class KernelBench() : GpioBench(TimeProvider.System)
    {
        private const string Label = "rules";
        private readonly SimulatedChip device = new(Label, LineCount);
        private readonly LinuxGpioChip chip = LinuxGpioChip.OpenByLabel(Label);

        public override IGpioChip Chip => chip;

        /// <summary>Two changes of a line take an emulated processor some milliseconds.</summary>
        public override TimeSpan Debounce => TimeSpan.FromMilliseconds(200);

        /// <summary>gpio-sim goes on showing what such a line was before.</summary>
        public override bool ShowsFloating => false;

        public override void Drive(int line, bool high) => device.Pull(line, up: high);

        public override void SetResistor(int line, bool up) => device.Pull(line, up);

        public override bool Level(int line) => device.Value(line) == 1;

        public override void Unplug() => device.Unplug();

        public override void Dispose()
        {
            chip.Dispose();
            device.Dispose();
            base.Dispose();
        }
    }
}
