namespace Appliance.Firmware.Tests.Roster;

/// <summary>The longest name there can be, of kanji each with its variation selector, from the form to the glass, the paper and the file.</summary>
public sealed class LongNameTests
{
    private const int Longest = 128;

    /// <summary>The first half of every variation selector of ideographs in UTF-16.</summary>
    private const char SelectorBegins = '\uDB40';

    /// <summary>葛 as it is written in 葛城市, with its selector (IVS): one character for people, three UTF-16 units.</summary>
    private const string Kazura = "葛\U000E0100";

    private static readonly TimeSpan PaperLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(20);
    private static readonly string Name = string.Concat(Enumerable.Repeat(Kazura, Longest));
    private static readonly string Kana = new('カ', Longest);

    [Fact]
    public async Task A_name_of_128_characters_with_variation_selectors_goes_through_whole_or_is_cut_between_characters()
    {
        await using var appliance = await RunningAppliance.StartAsync();
        var (status, made) = await appliance.PostAsync(
            "/api/v1/members", new { name = Name, kana = Kana, phone = "090-1111-2222", cardUid = "0A0B0C0D" });
        Assert.Equal(201, status);
        var id = made.GetProperty("id").GetString();
        Assert.Equal(Name, made.GetProperty("profile").GetProperty("name").GetString());

        // The glass has twenty columns of half-width kana: the beginning of the reading, and no half of anything.
        var rows = (await appliance.TapAsync("0A0B0C0D")).Rows("customerDisplay");
        Assert.Contains("ｶｶｶｶｶ", rows, StringComparison.Ordinal);
        Assert.All(rows.Split('/'), row => Assert.InRange(row.Length, 0, 20));

        // On paper no line breaks between a character and its selector.
        using (var asked = await appliance.Http.PostAsync($"/api/v1/members/{id}/statement", content: null))
            Assert.Equal(System.Net.HttpStatusCode.Accepted, asked.StatusCode);
        var paper = await PaperAsync(appliance);
        Assert.Equal(Longest, paper.Split('葛').Length - 1);
        Assert.All(paper.Split('\n'), line => Assert.False(line.StartsWith(SelectorBegins)));
        Assert.DoesNotContain("?", paper, StringComparison.Ordinal);

        var page = await appliance.Http.GetStringAsync($"/api/v1/members/export.csv?q={Uri.EscapeDataString("090-1111-2222")}");
        Assert.Contains(Name, page, StringComparison.Ordinal);

        var (longer, problem) = await appliance.PostAsync("/api/v1/members", new { name = Name + Kazura, kana = Kana });
        Assert.Equal((400, "name-invalid"), (longer, problem.Code()));
    }

    private static async Task<string> PaperAsync(RunningAppliance appliance)
    {
        using CancellationTokenSource limit = new(PaperLimit);
        while (true)
        {
            var papers = (await appliance.GetAsync("/api/v1/virtual/paper")).EnumerateArray().Select(it => it.GetProperty("text").GetString()!);
            if (papers.FirstOrDefault(text => text.Contains("ご利用明細", StringComparison.Ordinal)) is { } paper) return paper;
            await Task.Delay(LookAgain, TimeProvider.System, limit.Token);
        }
    }
}
