using Appliance.Hardware.Buses.Kernel;

namespace Appliance.Hardware.Buses.Printing;

/// <summary>A printer of the USB printer class through the kernel's usblp, in both directions. One owner.</summary>
public sealed class UsbPrinterPort : IDisposable
{
    private UsbPrinterPort(DeviceFile file) => Stream = new DeviceStream(file);

    /// <summary>
    /// The bytes, asynchronous only. A read or write ends with data, with cancellation at once, or with an
    /// <see cref="IOException"/>: silence is not the end.
    /// </summary>
    public Stream Stream { get; }

    /// <summary>Opens a printer; a second open is refused by the kernel.</summary>
    /// <param name="path">For example <c>/dev/usb/lp0</c>, or a udev link to it.</param>
    /// <exception cref="IOException">It does not exist or is taken.</exception>
    public static UsbPrinterPort Open(string path) => new(DeviceFile.Open(path, LibC.ReadWrite | LibC.NonBlocking));

    /// <inheritdoc/>
    public void Dispose() => Stream.Dispose();
}
