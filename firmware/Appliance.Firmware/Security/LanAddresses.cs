using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Appliance.Firmware.Security;

/// <summary>The box's own addresses on the shop's network.</summary>
internal static class LanAddresses
{
    /// <summary>Those it has now, IPv4 first; without loopback and link-local ones.</summary>
    public static IReadOnlyList<IPAddress> Now()
    {
        try
        {
            return
            [
                .. NetworkInterface.GetAllNetworkInterfaces()
                    .Where(it => it.OperationalStatus == OperationalStatus.Up)
                    .SelectMany(it => it.GetIPProperties().UnicastAddresses)
                    .Select(it => it.Address)
                    .Where(it => !IPAddress.IsLoopback(it) && !it.IsIPv6LinkLocal)
                    .OrderBy(it => it.AddressFamily == AddressFamily.InterNetwork ? 0 : 1),
            ];
        }
        catch (NetworkInformationException)
        {
            return [];
        }
    }

    /// <summary>Whether an address is the machine's own alone.</summary>
    public static bool IsLoopback(string url) =>
        BindingAddress.Parse(url).Host.Trim('[', ']') is var host
        && (host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address)));

    /// <summary>The one with TLS that others reach; else one with TLS of the machine itself, else null.</summary>
    public static string? Outward(IEnumerable<string> addresses) =>
        addresses.Where(OwnCertificate.IsTls).OrderBy(IsLoopback).FirstOrDefault();

    /// <summary>An address one can type: 0.0.0.0 stands for all of them, and one of them is taken.</summary>
    public static string OnPaper(string url) =>
        Uri.TryCreate(url.Replace("//+", "//0.0.0.0", StringComparison.Ordinal).Replace("//*", "//0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var uri)
        && IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address)
        && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
        && Now() is [var first, ..]
            ? new UriBuilder(uri) { Host = first.ToString() }.Uri.GetLeftPart(UriPartial.Authority)
            : url;
}
