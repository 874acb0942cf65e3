using System.Runtime.CompilerServices;
using Appliance.Firmware.Devices;
using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Virtual;

/// <summary>A real key block of which the console sees each key that goes down, after the register has been given it.</summary>
internal sealed class MirroredPosKeyboard(OpenDevice<IPosKeyboard> real, CounterMirror mirror) : IPosKeyboard, IDisposable
{
    public static DeviceOpener<IPosKeyboard> Opener(DeviceOpener<IPosKeyboard> real, CounterMirror mirror) =>
        async cancellationToken => new(new MirroredPosKeyboard(await real(cancellationToken), mirror));

    public async IAsyncEnumerable<PosKeyPress> ReadKeysAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var press in real.Device.ReadKeysAsync(cancellationToken))
        {
            yield return press;
            if (press.IsDown) mirror.TellKey(press);
        }
    }

    public void Dispose() => real.Dispose();
}
