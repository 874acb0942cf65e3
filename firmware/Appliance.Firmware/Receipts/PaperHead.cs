namespace Appliance.Firmware.Receipts;

/// <summary>The head of a paper: who issues it, what it is, when, by whom.</summary>
internal static class PaperHead
{
    /// <summary>Name, logo, address and registration number of the shop.</summary>
    public static void AddIssuer(Sheet sheet, Paper paper)
    {
        var shop = paper.Shop;
        if (paper.Logo is { } logo) sheet.Add(logo);
        sheet.Title(shop.Name);
        foreach (var line in paper.Template.Header ?? []) sheet.Center(line);
        if (shop.Address is { } address) sheet.Center(address);
        if (shop.Phone is { } phone) sheet.Center($"TEL {phone}");
        if (shop.RegistrationNumber is { } number) sheet.Center($"登録番号 {number}");
        sheet.Feed();
    }

    /// <summary>What it is, when, its number and who was signed in.</summary>
    public static void AddOccasion(Sheet sheet, Paper paper, string title, string? number)
    {
        sheet.Center(paper.Reissue ? $"{title}（再発行）" : title, bold: true);
        AddMoment(sheet, paper, number);
        if (paper.Template.ShowStaff && paper.Staff is { } staff) sheet.Text($"担当 {staff}");
        sheet.Feed();
    }

    /// <summary>The head of what stays in the shop: a report or a slip.</summary>
    public static void AddInternal(Sheet sheet, Paper paper, string title, string? number)
    {
        sheet.Title(title, bold: true);
        if (paper.Reissue) sheet.Center("（再印字）");
        sheet.Center(paper.Shop.Name);
        AddMoment(sheet, paper, number);
        if (paper.Staff is { } staff) sheet.Text($"担当 {staff}");
        sheet.Rule();
    }

    private static void AddMoment(Sheet sheet, Paper paper, string? number)
    {
        var moment = Wording.Moment(paper.Entry.At);
        if (number is null) sheet.Text(moment);
        else sheet.Pair(sheet.Fits(moment, number) ? moment : Wording.ShortMoment(paper.Entry.At), number);
    }
}
