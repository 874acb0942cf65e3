using System.Text;
using Appliance.Firmware.Rest;
using Appliance.Firmware.Security;
using Appliance.Hardware.Emulation.Simulation;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Firmware.Tests.Rest;

public sealed class IdempotencyTests
{
    private readonly SimulatedTime time = new(new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero));
    private readonly Idempotency idempotency;
    private int done;

    public IdempotencyTests() => idempotency = new(time);

    [Fact]
    public async Task An_answer_is_forgotten_after_its_age()
    {
        await PostAsync("a");
        time.AdvanceTo(time.GetUtcNow() + Idempotency.AnswerAge);
        await PostAsync("a");
        Assert.Equal(1, done);

        time.AdvanceTo(time.GetUtcNow() + TimeSpan.FromSeconds(1));
        await PostAsync("a");
        Assert.Equal(2, done);
    }

    [Fact]
    public async Task The_oldest_answer_is_forgotten_beyond_the_limit()
    {
        for (var i = 0; i <= Idempotency.AnswerLimit + 1; i++) await PostAsync($"key-{i}");
        var before = done;

        await PostAsync("key-2");
        Assert.Equal(before, done);
        await PostAsync("key-0");
        Assert.Equal(before + 1, done);
    }

    [Fact]
    public async Task A_key_that_is_too_long_is_refused()
    {
        Assert.Equal(400, await PostAsync(new string('k', Idempotency.KeyLength + 1)));
        Assert.Equal(0, done);
    }

    [Fact]
    public async Task A_failure_of_the_appliance_is_not_remembered()
    {
        Assert.Equal(503, await PostAsync("a", status: 503));
        Assert.Equal(200, await PostAsync("a"));
        Assert.Equal(2, done);
    }

    [Fact]
    public async Task The_same_key_of_somebody_else_is_another_one()
    {
        await PostAsync("k");
        await PostAsync("k", by: "02");

        Assert.Equal(2, done);
    }

    private async Task<int> PostAsync(string key, int status = 200, string by = "01")
    {
        await using var services = new ServiceCollection().AddLogging().AddProblemDetails().BuildServiceProvider();
        DefaultHttpContext context = new() { RequestServices = services };
        context.Features.Set<Caller>(new MachineCalling(by, null, "192.0.2.7"));
        context.Request.Method = "POST";
        context.Request.Path = "/api/v1/members";
        context.Request.Headers["Idempotency-Key"] = key;
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes("{}"));
        context.Response.Body = new MemoryStream();
        await idempotency.InvokeAsync(context, answering =>
        {
            done++;
            answering.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        return context.Response.StatusCode;
    }
}
