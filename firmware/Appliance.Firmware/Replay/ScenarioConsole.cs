using System.Text;
using System.Text.Json;
using Appliance.Domain.Staff;
using Appliance.Firmware.Configuration;
using Appliance.Firmware.Core;
using Appliance.Firmware.Rest;
using Appliance.Firmware.Roster;
using Appliance.Firmware.Security;
using Microsoft.AspNetCore.Http.Features;

namespace Appliance.Firmware.Replay;

/// <summary>
/// The console of a scenario: the endpoints a browser reaches, asked without a network and without signing in. Everything on
/// the way runs on the caller's thread, so that a request in simulated time ends at the instant it began.
/// </summary>
internal sealed class ScenarioConsole : IDisposable
{
    private const string Root = "/api/v1";
    private const string Loop = "loop";
    private const string Somewhere = "scenario";

    /// <summary>Endpoints are made once for all scenarios: whatever they are asked with comes from the request's own services.</summary>
    private static readonly Lazy<RequestDelegate> Endpoints = new(Build);

    private readonly ServiceProvider services;
    private readonly ApplianceCore core;

    public ScenarioConsole(ApplianceStores stores, ApplianceCore core, TimeProvider time)
    {
        this.core = core;
        ServiceCollection collection = new();
        collection.AddLogging().AddSingleton(stores).AddSingleton(core).AddSingleton(time);
        Add(collection);
        services = collection.BuildServiceProvider();
    }

    public void Dispose() => services.Dispose();

    /// <summary>Asks as somebody of the staff.</summary>
    /// <param name="staffId">Who; their role says what they may.</param>
    /// <param name="method">GET, POST, PUT or DELETE.</param>
    /// <param name="path">Below <c>/api/v1</c>, with its query.</param>
    /// <param name="body">What is sent, or null for nothing.</param>
    /// <param name="contentType">What that is.</param>
    public async Task<ConsoleAnswer> AskAsync(
        string staffId, string method, string path, byte[]? body = null, string contentType = "application/json")
    {
        DefaultHttpContext context = new() { RequestServices = services };
        var query = path.IndexOf('?', StringComparison.Ordinal);
        context.Request.Method = method;
        context.Request.Path = Root + (query < 0 ? path : path[..query]);
        context.Request.QueryString = new(query < 0 ? "" : path[query..]);
        context.Features.Set<IHttpRequestBodyDetectionFeature>(new Body(body is not null));
        if (body is not null)
        {
            (context.Request.Body, context.Request.ContentType) = (new MemoryStream(body), contentType);
            context.Request.ContentLength = body.Length;
        }

        var role = core.Station.RealState.People.TryGetValue(staffId, out var person) ? person.Role : StaffRole.Cashier;
        context.Features.Set<Caller>(new PersonCalling(
            staffId, role, new Session(Somewhere, staffId, Somewhere, Somewhere, Somewhere, DateTimeOffset.UnixEpoch), Somewhere));
        using MemoryStream answer = new();
        context.Response.Body = answer;
        try
        {
            await Run(context);
        }
        catch (BadHttpRequestException bad)
        {
            var problem = new { code = "malformed-request", detail = bad.InnerException?.Message ?? bad.Message };
            return new(bad.StatusCode, JsonSerializer.Serialize(problem));
        }

        await context.Response.CompleteAsync();
        return new(context.Response.StatusCode, Encoding.UTF8.GetString(answer.ToArray()));
    }

    /// <summary>
    /// The framework may begin work of its own beside a request, such as a faster way to find endpoints: that must not come back
    /// to the caller's loop. Only the endpoint runs under it.
    /// </summary>
    private static Task Run(HttpContext context)
    {
        var loop = SynchronizationContext.Current;
        context.Items[Loop] = loop;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return Endpoints.Value(context);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(loop);
        }
    }

    private static void Add(IServiceCollection services)
    {
        services.AddCounter();
        services.AddRest();
        services.AddSingleton(_ => new PostalCodes(new RosterFileSettings()));
    }

    private static RequestDelegate Build()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore(); // Never started: the builder wants a server to have features.
        builder.Services.AddRouting().AddSingleton<ApplianceStores>(_ => Nobody<ApplianceStores>())
            .AddSingleton(_ => Nobody<ApplianceCore>());

        // What the framework builds for itself wants a clock; requests bring theirs.
        builder.Services.AddSingleton(TimeProvider.System);
        Add(builder.Services);
        var web = builder.Build();
        web.UseRouting();
        web.Use(next => context => AdmitAsync(context, next));
        web.UseEndpoints(_ => { });
        web.MapDailyWork();
        return ((IApplicationBuilder)web).Build();
    }

    /// <summary>Of the door only the table who may what: cookies and tokens have tests of their own.</summary>
    private static Task AdmitAsync(HttpContext context, RequestDelegate next)
    {
        SynchronizationContext.SetSynchronizationContext((SynchronizationContext?)context.Items[Loop]);
        if (context.GetEndpoint()?.Metadata.GetMetadata<Needs>()?.Access is not { } access)
            return Problems.WriteAsync(context, StatusCodes.Status404NotFound, "not-found", "この宛先はありません。");
        return Door.CallerOf(context)!.Has(access)
            ? next(context)
            : Problems.WriteAsync(context, StatusCodes.Status403Forbidden, "not-allowed", "この操作の権限がありません。");
    }

    private static T Nobody<T>() => throw new InvalidOperationException("Requests bring their own services.");

    private sealed record Body(bool CanHaveBody) : IHttpRequestBodyDetectionFeature;
}
