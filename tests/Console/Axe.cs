using System.Text.Json;
using Microsoft.Playwright;

namespace Appliance.Console.Tests;

/// <summary>axe-core in a page.</summary>
internal static class Axe
{
    private static readonly string Script = File.ReadAllText(
        Path.Combine(Tree.Root, "firmware", "console", "node_modules", "axe-core", "axe.min.js"));

    /// <summary>How long one look at a page may take.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>What is serious, one a line; empty when all is well.</summary>
    public static async Task<string> SeriousAsync(IPage page)
    {
        // Contrast is judged when nothing is on its way any more.
        await page.EvaluateAsync(Visitor.Settled);
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window")) await page.EvaluateAsync($"() => {{ {Script} }}");
        var found = await page.EvaluateAsync<JsonElement>(
            "() => axe.run(document, { resultTypes: ['violations'] })")
            .WaitAsync(Limit, TimeProvider.System);
        return string.Join("\n", found.GetProperty("violations").EnumerateArray()
            .Where(it => it.GetProperty("impact").GetString() is "serious" or "critical")
            .Select(it => $"{it.GetProperty("id").GetString()}: " + string.Join(
                " | ", it.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("html").GetString()))));
    }
}
