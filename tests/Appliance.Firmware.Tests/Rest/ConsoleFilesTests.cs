using System.IO.Compression;
using System.Net;
using System.Text;

namespace Appliance.Firmware.Tests.Rest;

/// <summary>How the console's files leave the box.</summary>
public sealed class ConsoleFilesTests : IAsyncLifetime
{
    private const string Text = "export const word = 'こんにちは';";
    private static readonly string Assets = Path.Combine(AppContext.BaseDirectory, "wwwroot", "assets");
    private const string Both = "console-files-both.js";
    private const string Plain = "console-files-plain.js";
    private RunningAppliance appliance = null!;

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Assets);
        await File.WriteAllTextAsync(Path.Combine(Assets, Both), Text);
        await File.WriteAllTextAsync(Path.Combine(Assets, Plain), Text);
        await using (BrotliStream compressed = new(File.Create(Path.Combine(Assets, Both + ".br")), CompressionLevel.Optimal))
        {
            await compressed.WriteAsync(Encoding.UTF8.GetBytes(Text));
        }

        appliance = await RunningAppliance.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await appliance.DisposeAsync();
        foreach (var file in new[] { Both, Both + ".br", Plain }) File.Delete(Path.Combine(Assets, file));
    }

    [Theory]
    [InlineData("br", true)]
    [InlineData("gzip, deflate, br, zstd", true)]
    [InlineData("gzip", false)]
    [InlineData("gzip, br;q=0", false)]
    [InlineData(null, false)]
    public async Task A_browser_that_takes_compressed_files_gets_them(string? accepts, bool isCompressed)
    {
        using var response = await GetAsync(Both, accepts);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(isCompressed ? ["br"] : [], response.Content.Headers.ContentEncoding);
        Assert.Equal("text/javascript", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(TimeSpan.FromDays(365), response.Headers.CacheControl?.MaxAge);
        Assert.Equal(["Accept-Encoding"], response.Headers.Vary);
        await using var body = await response.Content.ReadAsStreamAsync();
        using StreamReader reader = new(isCompressed ? new BrotliStream(body, CompressionMode.Decompress) : body);
        Assert.Equal(Text, await reader.ReadToEndAsync());
    }

    [Fact]
    public async Task A_file_without_a_compressed_one_goes_as_it_is()
    {
        using var response = await GetAsync(Plain, "br");

        Assert.Empty(response.Content.Headers.ContentEncoding);
        Assert.Equal(Text, await response.Content.ReadAsStringAsync());
    }

    private async Task<HttpResponseMessage> GetAsync(string file, string? accepts)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "/assets/" + file);
        if (accepts is not null) request.Headers.TryAddWithoutValidation("Accept-Encoding", accepts);
        return await appliance.Stranger.SendAsync(request);
    }
}
