using System.Text;

namespace Appliance.Firmware.Marketing.Sheets;

/// <summary>
/// Labels on A4 as they are sold everywhere in Japan with a blank rim: 12 of 83.8 × 42.3 mm, or 24 of 66 × 33.9 mm.
/// </summary>
internal sealed class LabelSheet
{
    private readonly int perSheet;

    private LabelSheet(int columns, int rows, string size, string rim, string gap, string letters)
    {
        perSheet = columns * rows;
        Style = $"@page{{size:A4;margin:0}}section{{width:210mm;height:297mm;padding:{rim};display:grid;"
            + $"grid-template-columns:repeat({columns},{size.Split('/')[0]});grid-auto-rows:{size.Split('/')[1]};column-gap:{gap}}}"
            + $".face{{padding:3mm 4mm;font-size:{letters};line-height:1.45;overflow:hidden;display:flex;flex-direction:column;"
            + "justify-content:center}.face b{font-size:1.25em;font-weight:500;text-align:center;margin-top:1mm}";
    }

    /// <summary>2 × 6.</summary>
    public static LabelSheet Twelve { get; } = new(2, 6, "83.8mm/42.3mm", "21.5mm 18.6mm", "5.2mm", "3.9mm");

    /// <summary>3 × 8.</summary>
    public static LabelSheet TwentyFour { get; } = new(3, 8, "66mm/33.9mm", "12.9mm 6mm", "0", "3.3mm");

    public string Style { get; }

    public string Of(IReadOnlyList<Face> faces)
    {
        StringBuilder sheets = new();
        foreach (var sheet in faces.Chunk(perSheet))
        {
            sheets.Append("<section>");
            foreach (var face in sheet)
            {
                var code = face.Profile.PostalCode is { Length: 7 } digits ? $"〒{digits[..3]}-{digits[3..]}" : "";
                sheets.Append($"<div class=\"face\"><span>{code}</span><span>{SheetPage.Safe(face.Profile.Address)}</span>");
                sheets.Append($"<b>{SheetPage.Safe(face.Profile.Name)}　様</b></div>");
            }

            sheets.Append("</section>");
        }

        return sheets.ToString();
    }
}
