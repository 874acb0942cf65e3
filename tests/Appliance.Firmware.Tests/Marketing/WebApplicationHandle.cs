using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Appliance.Firmware.Tests.Marketing;

/// <summary>A small web server on a port of its own.</summary>
internal sealed class WebApplicationHandle : IAsyncDisposable
{
    private readonly WebApplication web;

    private WebApplicationHandle(WebApplication web) => this.web = web;

    public Uri Address => new(web.Urls.First());

    public static async Task<WebApplicationHandle> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var made = builder.Build();
        made.Run(answer);
        await made.StartAsync();
        return new(made);
    }

    public ValueTask DisposeAsync() => web.DisposeAsync();
}
