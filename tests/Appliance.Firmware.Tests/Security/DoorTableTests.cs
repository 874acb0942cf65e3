using Appliance.Domain.Staff;
using Appliance.Firmware.Rest;
using Appliance.Firmware.Security;
using Appliance.Firmware.Tests.Rest;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Firmware.Tests.Security;

/// <summary>Every endpoint × everybody who may come to it: the door asks the one table, whatever is behind it.</summary>
public sealed class DoorTableTests : IAsyncLifetime
{
    private RunningAppliance appliance = null!;

    public async Task InitializeAsync() => appliance = await RunningAppliance.StartAsync();

    public async Task DisposeAsync() => await appliance.DisposeAsync();

    [Theory]
    [InlineData(StaffRole.Cashier)]
    [InlineData(StaffRole.Manager)]
    [InlineData(StaffRole.Owner)]
    [InlineData(StaffRole.Technician)]
    public async Task A_person_gets_through_where_the_table_says_so_and_nowhere_else(StaffRole role)
    {
        using var http = await appliance.SignedInAsync(role);
        var sessions = appliance.Host.Services.GetRequiredService<Sessions>();
        var session = sessions.All[0];
        var cookie = sessions.Begin(session.StaffId, session.From, "");

        foreach (var endpoint in NeedsTests.Endpoints(appliance))
        {
            var needs = endpoint.Metadata.GetMetadata<Needs>()!.Access;
            var expected = needs is null || AccessTable.Allows(role, needs.Value) ? 200 : 403;
            Assert.Equal((NameOf(endpoint), expected), (NameOf(endpoint), await KnockAsync(endpoint, context =>
            {
                context.Request.Headers.Cookie = $"{SessionCookie.PlainName}={cookie.Secret}";
                context.Request.Headers[Door.CsrfHeader] = cookie.Session.Csrf;
            })));
        }
    }

    [Fact]
    public async Task A_stranger_gets_through_only_what_is_open_to_anyone()
    {
        foreach (var endpoint in NeedsTests.Endpoints(appliance))
        {
            var expected = endpoint.Metadata.GetMetadata<Needs>()!.Access is null ? 200 : 401;
            Assert.Equal((NameOf(endpoint), expected), (NameOf(endpoint), await KnockAsync(endpoint, _ => { })));
        }
    }

    [Fact]
    public async Task A_token_gets_through_only_what_its_scopes_say()
    {
        var desk = appliance.Host.Services.GetRequiredService<TokenDesk>();
        MachineCalling installer = new(TokenDesk.Provisioned, null, "127.0.0.1");
        foreach (var scope in Enum.GetValues<Access>().Where(TokenDesk.MayCarry))
        {
            var (token, _) = await desk.MakeAsync(
                "test", [scope], DateTimeOffset.MaxValue, installer, CancellationToken.None);
            foreach (var endpoint in NeedsTests.Endpoints(appliance))
            {
                var needs = endpoint.Metadata.GetMetadata<Needs>()!.Access;
                var expected = needs is null || needs == scope ? 200 : 403;
                Assert.Equal((scope, NameOf(endpoint), expected), (scope, NameOf(endpoint), await KnockAsync(
                    endpoint, context => context.Request.Headers.Authorization = $"Bearer {token}")));
            }
        }
    }

    [Fact]
    public async Task The_token_of_the_settings_gets_through_everything_but_what_only_a_person_has()
    {
        foreach (var endpoint in NeedsTests.Endpoints(appliance))
        {
            var expected = endpoint.Metadata.GetMetadata<Needs>()!.Access == Access.OwnAccount ? 403 : 200;
            Assert.Equal((NameOf(endpoint), expected), (NameOf(endpoint), await KnockAsync(
                endpoint, context => context.Request.Headers.Authorization = $"Bearer {RunningAppliance.Token}")));
        }
    }

    [Fact]
    public async Task An_endpoint_that_says_nothing_is_nobodys()
    {
        RouteEndpoint silent = new(
            _ => Task.CompletedTask, Microsoft.AspNetCore.Routing.Patterns.RoutePatternFactory.Parse("/api/v1/silent"), 0, null, "silent");

        Assert.Equal(403, await KnockAsync(
            silent, context => context.Request.Headers.Authorization = $"Bearer {RunningAppliance.Token}"));
    }

    /// <summary>Knocks at the door alone: what is behind it does not happen.</summary>
    private async Task<int> KnockAsync(RouteEndpoint endpoint, Action<HttpContext> with)
    {
        await using var scope = appliance.Host.Services.CreateAsyncScope();
        DefaultHttpContext context = new() { RequestServices = scope.ServiceProvider };
        context.Request.Method = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods[0] ?? "POST";
        context.Request.Path = endpoint.RoutePattern.RawText!;
        context.Response.Body = Stream.Null;
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null));
        context.SetEndpoint(endpoint);
        with(context);
        var through = false;
        await Door.InvokeAsync(context, _ =>
        {
            through = true;
            return Task.CompletedTask;
        });
        Assert.Equal(through, context.Response.StatusCode == 200);
        return context.Response.StatusCode;
    }

    private static string NameOf(RouteEndpoint endpoint) =>
        $"{endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName} {endpoint.RoutePattern.RawText}";
}
