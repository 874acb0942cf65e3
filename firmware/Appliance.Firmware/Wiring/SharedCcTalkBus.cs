using Appliance.Firmware.Devices;
using Appliance.Hardware.Buses.Serial;
using Appliance.Hardware.CashAcceptors.CcTalk;

namespace Appliance.Firmware.Wiring;

/// <summary>
/// A ccTalk bus that several workers open, each when it wants to: the port is opened for the first of them and closed
/// after the last. Where the port is lost all of them lose it, and open it anew.
/// </summary>
/// <param name="open">Opens the port.</param>
/// <param name="time">Clock of the bus.</param>
internal sealed class SharedCcTalkBus(Func<SerialPort> open, TimeProvider time)
{
    /// <summary>Speed of every ccTalk bus.</summary>
    public const int BaudRateBps = 9_600;

    private readonly Lock gate = new();
    private SerialPort? port;
    private CcTalkBus? bus;
    private int users;

    /// <summary>An opener of what makes a driver on the bus.</summary>
    public DeviceOpener<CashAcceptorMaker> Over(Func<CcTalkBus, CashAcceptorMaker> make) => _ =>
    {
        lock (gate)
        {
            port ??= open();
            bus ??= new(port.Stream, time);
            users++;
            return new(new OpenDevice<CashAcceptorMaker>(make(bus), new Lease(this)));
        }
    };

    private void Release()
    {
        lock (gate)
        {
            if (--users > 0) return;
            port?.Dispose();
            (port, bus) = (null, null);
        }
    }

    private sealed class Lease(SharedCcTalkBus owner) : IDisposable
    {
        private bool isOver;

        public void Dispose()
        {
            if (isOver) return;
            isOver = true;
            owner.Release();
        }
    }
}
