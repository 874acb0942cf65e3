using System.Text;
using QRCoder;
using QRCoder.Exceptions;

namespace Appliance.Hardware.Emulation.Printers;

/// <summary>The symbol store behind GS ( k: data first, then the order to print it.</summary>
internal sealed class QrStore
{
    /// <summary>Bytes a store holds, from Epson's reference.</summary>
    public const int LimitBytes = 7_089;

    private const int QuietModules = 4;
    private byte[] data = [];
    private int moduleDots;
    private int level;

    public QrStore() => Reset();

    public void Reset()
    {
        data = [];
        moduleDots = 3;
        level = '0';
    }

    /// <summary>Carries out one function of cn 49.</summary>
    /// <param name="function">fn.</param>
    /// <param name="parameters">What follows it.</param>
    /// <param name="line">Says where the symbol stands.</param>
    /// <param name="paperDots">Dots across.</param>
    /// <returns>The symbol, when the function prints one that fits.</returns>
    public QrRow? Execute(byte function, ReadOnlySpan<byte> parameters, PrintLine line, int paperDots)
    {
        switch (function)
        {
            case 67 when parameters is [>= 1 and <= 16, ..]:
                moduleDots = parameters[0];
                return null;
            case 69 when parameters is [>= (byte)'0' and <= (byte)'3', ..]:
                level = parameters[0];
                return null;
            case 80 when parameters is [(byte)'0', ..] && parameters.Length - 1 <= LimitBytes:
                data = parameters[1..].ToArray();
                return null;
            case 81 when parameters is [(byte)'0', ..] && data.Length > 0:
                return Draw(line, paperDots);
            default:
                return null;
        }
    }

    private QrRow? Draw(PrintLine line, int paperDots)
    {
        var correction = level switch
        {
            '1' => QRCodeGenerator.ECCLevel.M,
            '2' => QRCodeGenerator.ECCLevel.Q,
            '3' => QRCodeGenerator.ECCLevel.H,
            _ => QRCodeGenerator.ECCLevel.L,
        };
        try
        {
            using var code = QRCodeGenerator.GenerateQrCode(data, correction);
            var matrix = code.ModuleMatrix;
            var size = matrix.Count - (2 * QuietModules);
            if (size * moduleDots > paperDots) return null;
            List<bool[]> modules = [];
            for (var y = 0; y < size; y++)
            {
                var row = new bool[size];
                for (var x = 0; x < size; x++) row[x] = matrix[y + QuietModules][x + QuietModules];
                modules.Add(row);
            }

            return new(Encoding.UTF8.GetString(data), line.Left(size * moduleDots), moduleDots, modules);
        }
        catch (DataTooLongException)
        {
            return null;
        }
    }
}
