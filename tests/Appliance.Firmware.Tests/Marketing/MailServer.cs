using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Appliance.Firmware.Marketing.Mail;

namespace Appliance.Firmware.Tests.Marketing;

/// <summary>A real SMTP server in a process of its own (Debian's python3-aiosmtpd, <c>smtp_server.py</c>).</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly Process process;
    private readonly string folder;

    private MailServer(Process process, string folder, int port) => (this.process, this.folder, Port) = (process, folder, port);

    public int Port { get; }

    /// <summary>Messages it has taken, or begun to take, in order.</summary>
    public IReadOnlyList<string> Taken =>
    [
        .. Directory.GetFiles(folder, "*.eml")
            .OrderBy(path => int.Parse(Path.GetFileNameWithoutExtension(path)))
            .Select(path => File.ReadAllText(path)),
    ];

    /// <param name="secure">With STARTTLS and the user <c>shop</c>, whose password is <c>secret</c>.</param>
    public static async Task<MailServer> StartAsync(bool secure = false)
    {
        var mails = Directory.CreateTempSubdirectory("mail-test-").FullName;
        ProcessStartInfo start = new(MailServerFactAttribute.Python)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Marketing", "smtp_server.py"));
        start.ArgumentList.Add(mails);
        if (secure) foreach (var path in WriteCertificate(mails)) start.ArgumentList.Add(path);
        var started = Process.Start(start)!;
        var port = await started.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException("The mail server did not start.");
        return new(started, mails, int.Parse(port));
    }

    public SmtpServer Settings(SmtpSecurity security = SmtpSecurity.None, string? password = null) => new(
        "127.0.0.1", Port, security, password is null ? null : "shop", password, "shop@example.jp", TimeSpan.Zero);

    /// <summary>The body of a message, decoded.</summary>
    public static string BodyOf(string message)
    {
        var lines = message.ReplaceLineEndings("\n");
        return Encoding.UTF8.GetString(Convert.FromBase64String(lines[(lines.IndexOf("\n\n", StringComparison.Ordinal) + 2)..]));
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static string[] WriteCertificate(string folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2099, 1, 1, 0, 0, 0, TimeSpan.Zero));
        string[] paths = [Path.Combine(folder, "cert.pem"), Path.Combine(folder, "key.pem")];
        File.WriteAllText(paths[0], certificate.ExportCertificatePem());
        File.WriteAllText(paths[1], key.ExportPkcs8PrivateKeyPem());
        return paths;
    }
}

/// <summary>A test that needs the mail server; skipped, loudly in <c>tests/run.sh</c>, where it is not installed.</summary>
internal sealed class MailServerFactAttribute : FactAttribute
{
    public const string Python = "/usr/bin/python3";

    private static readonly bool IsThere =
        Directory.Exists("/usr/lib/python3/dist-packages/aiosmtpd") && File.Exists(Python);

    public MailServerFactAttribute() => Skip = IsThere ? null : "Debian's python3-aiosmtpd is not installed.";
}
