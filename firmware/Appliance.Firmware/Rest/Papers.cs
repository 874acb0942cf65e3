using Appliance.Firmware.Receipts;

namespace Appliance.Firmware.Rest;

/// <summary>Papers as pictures.</summary>
internal static class Papers
{
    /// <summary>The paper of an entry.</summary>
    public static IResult Picture(PaperRoom papers, long sequence, int? columns) =>
        Checked(columns, wide => PaperPicture.Draw(papers.ComposeOf(sequence, wide), wide));

    /// <summary>A picture at a width there is paper of, or why not.</summary>
    public static IResult Checked(int? columns, Func<int, PaperPicture> draw)
    {
        var wide = columns ?? PaperPicture.Widths[^1];
        return PaperPicture.Widths.Contains(wide)
            ? TypedResults.Ok(draw(wide))
            : Problems.Invalid("columns-unknown", $"columns は {string.Join("・", PaperPicture.Widths)} のどれかです。");
    }
}
