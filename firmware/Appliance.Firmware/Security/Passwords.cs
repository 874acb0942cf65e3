using Appliance.Domain.Staff;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Appliance.Firmware.Security;

/// <summary>
/// Hashes passwords with PBKDF2 (HMAC-SHA512, a random salt each) and checks them, a few at a time: somebody who guesses
/// in parallel waits in line, and the counter keeps its processor.
/// </summary>
internal sealed class Passwords : IDisposable
{
    /// <summary>Rounds; what OWASP's password storage cheat sheet asks of PBKDF2-HMAC-SHA512.</summary>
    public const int Rounds = 210_000;

    /// <summary>Hashes computed at the same time.</summary>
    public const int AtOnce = 1;

    private readonly PasswordHasher<string> hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Rounds }));
    private readonly SemaphoreSlim line = new(AtOnce);
    private readonly Lazy<string> nobodys;

    public Passwords() => nobodys = new(() => hasher.HashPassword("", "nobody has this one"));

    /// <summary>The salted hash of a password.</summary>
    public Task<string> HashAsync(string password, CancellationToken cancellationToken) =>
        InLineAsync(() => hasher.HashPassword("", AccountRules.NormalisePassword(password)), cancellationToken);

    /// <summary>Whether a password is the one of a hash. Without a hash it is not, after the same work.</summary>
    public Task<bool> MatchAsync(string? hash, string password, CancellationToken cancellationToken) => InLineAsync(
        () => password.Length <= AccountRules.PasswordLongest
            && hasher.VerifyHashedPassword("", hash ?? nobodys.Value, AccountRules.NormalisePassword(password))
                != PasswordVerificationResult.Failed
            && hash is not null,
        cancellationToken);

    public void Dispose() => line.Dispose();

    private async Task<T> InLineAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        await line.WaitAsync(cancellationToken);
        try
        {
            return work();
        }
        finally
        {
            line.Release();
        }
    }
}
