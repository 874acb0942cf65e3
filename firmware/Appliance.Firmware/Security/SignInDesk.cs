using Appliance.Domain;
using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Domain.Staff;
using Appliance.Firmware.Station;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;

namespace Appliance.Firmware.Security;

/// <summary>Lets people in by login and password, and out again; every time is journaled.</summary>
internal sealed class SignInDesk(
    StationLoop station,
    IDocumentReader documents,
    Passwords passwords,
    Sessions sessions,
    SignInBrake brake,
    RefusedLog refused,
    SecondFactors factors,
    Duties duties)
{
    /// <summary>
    /// Signs somebody in. A wrong login and a wrong password are answered alike, after the same work. That a code of the
    /// phone is needed is told to who knows the password; such attempts count as guesses until one is right.
    /// </summary>
    public async Task<SignInResult> SignInAsync(
        string login, string password, string? code, string from, string agent, CancellationToken cancellationToken)
    {
        login = AccountRules.NormaliseLogin(login);
        if (login.Length > AccountRules.LoginLongest) login = "";
        var wait = brake.Begin(login, from);
        if (wait > TimeSpan.Zero) return SignInResult.Later(wait);
        var account = login.Length == 0 ? null : AccountDesk.Find(documents, login);
        var known = account is not null && documents.Get(Collections.Staff, account.StaffId) is { Left: false };
        var matches = await passwords.MatchAsync(known ? account!.PasswordHash : null, password, cancellationToken);
        if (!matches)
        {
            await refused.AddAsync(account?.StaffId, from, cancellationToken);
            return SignInResult.Wrong;
        }

        if (factors.Has(account!.StaffId))
        {
            if (string.IsNullOrWhiteSpace(code)) return SignInResult.CodeNeeded;
            if (!await factors.TakeAsync(account.StaffId, code, from, cancellationToken))
            {
                await refused.AddAsync(account.StaffId, from, cancellationToken);
                return SignInResult.CodeWrong;
            }
        }

        brake.Right(login, from);
        return await BeginAsync(account.StaffId, from, agent, isByCode: false, cancellationToken);
    }

    /// <summary>Begins a session for somebody who has shown who they are, and journals it.</summary>
    public async Task<SignInResult> BeginAsync(
        string staffId, string from, string agent, bool isByCode, CancellationToken cancellationToken)
    {
        var (session, secret) = sessions.Begin(staffId, from, agent, isByCode);
        var outcome = await station.SubmitAsync(
            new SetUpRequested([new ConsoleSignedIn(staffId, session.Id, from)]), cancellationToken);
        if (outcome.Refusal is not { } refusal) return new(session, secret, TimeSpan.Zero, null);
        sessions.End(it => it == session);
        return new(null, null, TimeSpan.Zero, refusal);
    }

    /// <summary>Ends sessions and journals it.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> EndAsync(Func<Session, bool> which, Caller by, CancellationToken cancellationToken)
    {
        var ended = sessions.End(which);
        if (ended.Count == 0) return 0;
        await station.SubmitAsync(
            new SetUpRequested([.. ended.Select(it => new ConsoleSignedOut(it.StaffId, it.Id, by.Id, by.From))]),
            cancellationToken);
        return ended.Count;
    }

    /// <summary>Who comes with a session's secret; null when it ended, or when they are no longer who they were.</summary>
    public PersonCalling? Find(string secret, string from)
    {
        if (sessions.Find(secret) is not { } session) return null;
        if (documents.Get(Collections.Accounts, session.StaffId) is { } account
            && documents.Get(Collections.Staff, session.StaffId) is { Left: false } person)
        {
            return new(person.Id, person.Role, session, from, duties.Of(account, person.Role, session));
        }

        sessions.End(it => it == session);
        return null;
    }
}

/// <summary>What came of a sign-in.</summary>
/// <param name="Session">The session, or null.</param>
/// <param name="Secret">What goes into its cookie, or null.</param>
/// <param name="Wait">How long to wait before the next attempt, when this one was not looked at.</param>
/// <param name="Refusal">The journal could not be written, or null.</param>
/// <param name="Factor">What is wrong with the second factor, or null.</param>
internal sealed record SignInResult(
    Session? Session, string? Secret, TimeSpan Wait, Refusal? Refusal, FactorTrouble? Factor = null)
{
    public static SignInResult CodeNeeded { get; } = new(null, null, TimeSpan.Zero, null, FactorTrouble.Needed);

    public static SignInResult CodeWrong { get; } = new(null, null, TimeSpan.Zero, null, FactorTrouble.Wrong);

    public static SignInResult Wrong { get; } = new(null, null, TimeSpan.Zero, null);

    public static SignInResult Later(TimeSpan wait) => new(null, null, wait, null);
}

/// <summary>What is wrong with the code of a phone.</summary>
internal enum FactorTrouble
{
    /// <summary>There was none.</summary>
    Needed,

    /// <summary>It is wrong, too old or used up.</summary>
    Wrong,
}
