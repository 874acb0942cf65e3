using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Receipts;

/// <summary>Turns a shop's logo into the dots of a printer: no wider than the paper, black or white.</summary>
internal static class LogoPicture
{
    /// <summary>Width of a half-width character, so that columns are dots.</summary>
    public const int DotsPerColumn = 12;

    /// <summary>Highest logo, 40 mm.</summary>
    public const int HeightLimit = 320;

    /// <summary>From this shade on a dot stays white.</summary>
    private const int White = 128;

    /// <summary>The logo, or null when it cannot be read: no receipt waits for its logo.</summary>
    /// <param name="png">PNG in base64.</param>
    /// <param name="columns">Half-width characters in a line.</param>
    public static PrintBitmap? Of(string png, int columns)
    {
        var bytes = new byte[png.Length];
        return Convert.TryFromBase64String(png, bytes, out var length)
            && PngReader.Read(bytes.AsSpan(0, length)) is { } picture
            ? Print(picture, columns * DotsPerColumn)
            : null;
    }

    private static PrintBitmap Print(GreyPicture picture, int mostDots)
    {
        var width = Math.Min(picture.Width, mostDots);
        var height = Math.Max(picture.Height * width / picture.Width, 1);
        if (height > HeightLimit) (width, height) = (Math.Max(width * HeightLimit / height, 1), HeightLimit);
        var stride = (width + 7) / 8;
        var dots = new byte[stride * height];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                if (Shade(picture, x, y, width, height) >= White) continue;
                dots[(y * stride) + (x / 8)] |= (byte)(0x80 >> (x % 8));
            }
        }

        return new(width, height, dots);
    }

    /// <summary>Mean of what becomes one dot.</summary>
    private static int Shade(GreyPicture picture, int x, int y, int width, int height)
    {
        var (left, top) = (x * picture.Width / width, y * picture.Height / height);
        var right = Math.Max((x + 1) * picture.Width / width, left + 1);
        var bottom = Math.Max((y + 1) * picture.Height / height, top + 1);
        var sum = 0;
        for (var row = top; row < bottom; row++)
        {
            for (var column = left; column < right; column++) sum += picture.Shades[(row * picture.Width) + column];
        }

        return sum / ((right - left) * (bottom - top));
    }
}
