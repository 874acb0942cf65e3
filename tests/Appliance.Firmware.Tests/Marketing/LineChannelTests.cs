using System.Net;
using Appliance.Firmware.Marketing;
using Appliance.Firmware.Marketing.Line;

namespace Appliance.Firmware.Tests.Marketing;

public sealed class LineChannelTests
{
    private static readonly Guid Key = new(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);

    [Fact]
    public async Task A_message_is_pushed_with_token_and_retry_key()
    {
        await using var line = await LineServer.StartAsync();

        Assert.Equal(Delivery.Sent, await SendAsync(line, "花子様"));
        Assert.Equal([("U1", "花子様")], line.Delivered);
    }

    [Fact]
    public async Task What_failed_after_it_was_taken_is_not_delivered_again()
    {
        await using var line = await LineServer.StartAsync();
        line.Mishaps.Enqueue((HttpStatusCode.InternalServerError, true));

        Assert.Equal(DeliveryKind.Unheard, (await SendAsync(line, "花子様")).Kind);
        Assert.Equal(Delivery.Sent, await SendAsync(line, "花子様"));
        Assert.Single(line.Delivered);
    }

    [Fact]
    public async Task Too_many_requests_and_a_wrong_token_rest_the_channel()
    {
        await using var line = await LineServer.StartAsync();
        line.Mishaps.Enqueue((HttpStatusCode.TooManyRequests, false));

        Assert.Equal(DeliveryKind.Blocked, (await SendAsync(line, "花子様")).Kind);
        Assert.Equal(DeliveryKind.Blocked, (await SendAsync(line, "花子様", token: "wrong")).Kind);
        Assert.Empty(line.Delivered);
    }

    [Fact]
    public async Task A_text_of_5000_characters_goes_and_one_more_does_not()
    {
        await using var line = await LineServer.StartAsync();

        Assert.Equal(Delivery.Sent, await SendAsync(line, new('あ', LineChannel.TextLength)));
        Assert.Equal(DeliveryKind.Refused, (await SendAsync(line, new('あ', LineChannel.TextLength + 1))).Kind);
    }

    [Fact]
    public async Task Nobody_there_rests_the_channel()
    {
        using HttpClient http = new();
        LineChannel channel = new(http, new("http://127.0.0.1:1"), "t", TimeSpan.Zero, TimeProvider.System);

        Assert.Equal(DeliveryKind.Blocked, (await channel.SendAsync(new(Key, "U1", "", "花子様"), CancellationToken.None)).Kind);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        var heard = 0;
        await using var elsewhere = await WebApplicationHandle.StartAsync(_ =>
        {
            Interlocked.Increment(ref heard);
            return Task.CompletedTask;
        });
        await using var service = await WebApplicationHandle.StartAsync(context =>
        {
            context.Response.StatusCode = (int)HttpStatusCode.TemporaryRedirect;
            context.Response.Headers.Location = elsewhere.Address.ToString();
            return Task.CompletedTask;
        });
        using var http = LineChannel.NewClient();
        LineChannel channel = new(http, service.Address, LineServer.Token, TimeSpan.Zero, TimeProvider.System);

        Assert.NotEqual(Delivery.Sent, await channel.SendAsync(new(Key, "U1", "", "花子様"), CancellationToken.None));
        Assert.Equal(0, heard);
    }

    private static async Task<Delivery> SendAsync(LineServer line, string text, string token = LineServer.Token)
    {
        using HttpClient http = new();
        LineChannel channel = new(http, line.Address, token, TimeSpan.Zero, TimeProvider.System);
        return await channel.SendAsync(new(Key, "U1", "", text), CancellationToken.None);
    }
}
