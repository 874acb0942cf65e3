namespace Appliance.Firmware.Doctor;

/// <summary>Writes down what a scan found, for a technician.</summary>
internal static class MachineReport
{
    public static void Write(MachineFindings found, TextWriter output)
    {
        Ports(output, "Serial ports", found.SerialPorts, OnHeader("enable_uart=1"));
        Head(output, "I2C buses", found.I2cBuses.Count, OnHeader("dtparam=i2c_arm=on"));
        foreach (var bus in found.I2cBuses)
        {
            var nobody = bus.Trouble is null && bus.Devices.Count == 0;
            output.WriteLine($"  {bus.Path}{(nobody ? ": no known device answers" : "")}");
            foreach (var (address, canBe) in bus.Devices)
            {
                output.WriteLine($"    0x{address:X2} answers: {string.Join(" or ", canBe)}");
            }

            Trouble(output, bus.Trouble);
        }

        Head(output, "GPIO chips", found.GpioChips.Count, "none");
        foreach (var chip in found.GpioChips)
        {
            output.WriteLine($"  {(chip.Label.Length > 0 ? chip.Label : "?")} ({chip.Path}, {chip.Lines.Count} lines)");
            var named = chip.Lines.Select((name, offset) => (name, offset)).Where(line => line.name.Length > 0);
            var names = string.Join(", ", named.Select(line => $"{line.offset} {line.name}"));
            if (names.Length > 0) output.WriteLine($"    {names}");
            Trouble(output, chip.Trouble);
        }

        Ports(output, "SPI devices", found.SpiDevices, OnHeader("dtparam=spi=on"));
        Ports(output, "Keyboards and what types like one", found.Inputs, "none");
        Ports(output, "USB printers", found.UsbPrinters, "none");
        output.WriteLine("PC/SC card readers");
        output.WriteLine(found.PcscSocket is null
            ? "  pcscd is not there: sudo apt install pcscd libccid, where a PC/SC reader is used"
            : $"  pcscd listens at {found.PcscSocket}; pcsc_scan shows its readers");
    }

    private static string OnHeader(string line) => $"none. On a Pi's header: {line} in /boot/firmware/config.txt";

    private static void Ports(TextWriter output, string title, IReadOnlyList<FoundPort> ports, string none)
    {
        Head(output, title, ports.Count, none);
        foreach (var port in ports)
        {
            output.WriteLine($"  {port.Path}{(port.Name.Length > 0 ? $": {port.Name}" : "")}");
            output.WriteLine($"    could be: {port.CanBe}");
            Trouble(output, port.Trouble);
        }
    }

    private static void Head(TextWriter output, string title, int count, string none)
    {
        output.WriteLine(title);
        if (count == 0) output.WriteLine($"  {none}");
    }

    private static void Trouble(TextWriter output, string? trouble)
    {
        if (trouble is not null) output.WriteLine($"    ! {trouble}");
    }
}
