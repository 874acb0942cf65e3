using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Appliance.Domain.Staff;
using Appliance.Firmware.Rest;
using Appliance.Firmware.Security;
using Appliance.Storage.Journal;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Firmware.Tests.Security;

/// <summary>TLS with an authority made on the box.</summary>
public sealed class OwnCertificateTests : IDisposable
{
    private readonly HandClock clock = new();
    private readonly string folder = Directory.CreateTempSubdirectory("appliance-tls-").FullName;

    private string Path => System.IO.Path.Combine(folder, "keys", "tls-authority.pem");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_authority_is_made_once_and_its_key_is_for_the_owner_alone()
    {
        using var first = Open();
        using var second = Open();

        Assert.Equal(first.Fingerprint, second.Fingerprint);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path));
        Assert.Equal(Convert.ToHexString(SHA256.HashData(first.AuthorityDer)), first.Fingerprint.Replace(":", "", StringComparison.Ordinal));
    }

    [Fact]
    public void A_certificate_is_good_for_who_trusts_the_authority_and_names_the_boxs_addresses()
    {
        using var own = Open();
        var certificate = own.For(IPAddress.Parse("192.0.2.10"));
        using var authority = X509CertificateLoader.LoadCertificate(own.AuthorityDer);
        using X509Chain chain = new();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationTime = clock.GetUtcNow().UtcDateTime;

        Assert.True(chain.Build(certificate));
        Assert.True(certificate.MatchesHostname("192.0.2.10"));
        Assert.True(certificate.MatchesHostname("192.0.2.1"));
        Assert.True(certificate.MatchesHostname("localhost"));
        Assert.False(certificate.MatchesHostname("192.0.2.99"));
    }

    [Fact]
    public void It_is_renewed_by_itself_before_its_end_and_kept_until_then()
    {
        using var own = Open();
        var first = own.For(null);
        clock.Pass(OwnCertificate.Life - OwnCertificate.RenewBefore - TimeSpan.FromSeconds(1));
        Assert.Same(first, own.For(null));
        clock.Pass(TimeSpan.FromSeconds(1));

        var second = own.For(null);
        Assert.NotEqual(first.SerialNumber, second.SerialNumber);
        Assert.True(second.NotAfter > first.NotAfter);
    }

    [Fact]
    public async Task The_console_is_served_over_tls_and_its_cookie_is_for_tls_alone()
    {
        await using var appliance = await RunningAppliance.StartAsync();
        await appliance.StopAsync();
        await appliance.BootAsync("http://127.0.0.1:0;https://127.0.0.1:0");
        var login = await appliance.GiveAccountAsync(StaffRole.Owner);
        var der = await appliance.Stranger.GetByteArrayAsync("/api/v1/network/authority.crt");
        using var http = Trusting(der, appliance.Host.Addresses.Single(OwnCertificate.IsTls));

        using var response = await http.PostAsJsonAsync("/api/v1/session", new { login, password = RunningAppliance.Password });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var cookie = response.Headers.GetValues("Set-Cookie").Single();
        Assert.StartsWith(SessionCookie.SecureName + "=", cookie, StringComparison.Ordinal);
        Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
        using var sales = await http.GetAsync("/api/v1/sales");
        Assert.Equal(HttpStatusCode.OK, sales.StatusCode);
    }

    [Theory]
    [InlineData("192.0.2.7", "GET", "", 308)]
    [InlineData("192.0.2.7", "POST", "", 403)]
    [InlineData("192.0.2.7", "GET", "Bearer x", 403)]
    [InlineData("127.0.0.1", "POST", "", 200)]
    [InlineData("::ffff:127.0.0.1", "GET", "", 200)]
    public async Task Without_tls_only_this_machine_is_served_and_others_are_sent_to_tls(string from, string method, string token, int status)
    {
        await using var appliance = await RunningAppliance.StartAsync();
        await appliance.StopAsync();
        await appliance.BootAsync("http://127.0.0.1:0;https://127.0.0.1:0");

        Assert.Equal(status, await AskAsync(appliance, from, method, token));
    }

    [Fact]
    public async Task Without_tls_set_up_nobody_else_is_served()
    {
        await using var appliance = await RunningAppliance.StartAsync();

        Assert.Equal(403, await AskAsync(appliance, "192.0.2.7", "GET", ""));
    }

    private static async Task<int> AskAsync(RunningAppliance appliance, string from, string method, string token)
    {
        await using var scope = appliance.Host.Services.CreateAsyncScope();
        DefaultHttpContext context = new() { RequestServices = scope.ServiceProvider };
        context.Connection.RemoteIpAddress = IPAddress.Parse(from);
        (context.Request.Scheme, context.Request.Method, context.Request.Host) = ("http", method, new("192.0.2.10", 8080));
        if (token.Length > 0) context.Request.Headers.Authorization = token;
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null));
        await PlainHttp.InvokeAsync(context, _ => Task.CompletedTask);
        return context.Response.StatusCode;
    }

    private OwnCertificate Open() =>
        new(Path, new DiskJournalFiles(), () => [IPAddress.Parse("192.0.2.1")], isUsed: () => true, clock);

    /// <summary>A client that trusts this one authority.</summary>
    private static HttpClient Trusting(byte[] der, string address)
    {
#pragma warning disable MA0039 // The check is stricter than the system's: this one authority and no other.
        HttpClientHandler handler = new()
        {
            ServerCertificateCustomValidationCallback = (_, certificate, _, _) =>
            {
                using var authority = X509CertificateLoader.LoadCertificate(der);
                using X509Chain chain = new();
                chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
                chain.ChainPolicy.CustomTrustStore.Add(authority);
                chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
                return chain.Build(certificate!) && certificate!.MatchesHostname("127.0.0.1");
            },
        };
#pragma warning restore MA0039
        return new(handler) { BaseAddress = new(address) };
    }
}
