using System.Text.Json;

namespace Appliance.Firmware.Tests.Rest;

public sealed class OpenApiTests
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public async Task The_document_in_the_tree_is_what_the_program_serves()
    {
        await using var appliance = await RunningAppliance.StartAsync();
        var served = JsonSerializer.Serialize(
            JsonDocument.Parse(await appliance.Stranger.GetStringAsync("/openapi/v1.json")).RootElement, Indented) + "\n";
        var kept = Path.Combine(FindRoot(), "firmware", "openapi.json");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") await File.WriteAllTextAsync(kept, served);

        Assert.Equal(await File.ReadAllTextAsync(kept), served);
    }

    [Fact]
    public async Task Swagger_is_served_at_api()
    {
        await using var appliance = await RunningAppliance.StartAsync();

        var page = await appliance.Stranger.GetStringAsync("/api/index.html");

        Assert.Contains("swagger-ui", page, StringComparison.Ordinal);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Appliance.sln"))) folder = folder.Parent;
        return folder.FullName;
    }
}
