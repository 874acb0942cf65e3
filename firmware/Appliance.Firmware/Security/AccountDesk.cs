using Appliance.Domain;
using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Domain.Staff;
using Appliance.Firmware.Station;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Door;

namespace Appliance.Firmware.Security;

/// <summary>
/// Gives people of the shop their sign-in to the console, and takes it away. There is no default account: the first
/// one is the owner's, made with the code given at the counter.
/// </summary>
internal sealed class AccountDesk(
    StationLoop station, IDocumentReader documents, Passwords passwords, BreachedPasswords breached, Sessions sessions, OwnerCode code)
{
    private const int PeopleLimit = 1_000;

    /// <summary>Whether somebody owns the console; until then the code is offered.</summary>
    public bool HasOwner => All(documents).Any(account =>
        documents.Get(Collections.Staff, account.StaffId) is { Role: StaffRole.Owner, Left: false });

    /// <summary>Who would become the owner: the first one in the list of staff; null when there is none.</summary>
    public StaffDocument? FirstOwner => OwnerIn(documents);

    public static IReadOnlyList<AccountDocument> All(IDocumentReader documents) =>
        documents.Range(Collections.Accounts, Collections.AccountsByStaff, "", Collections.End, PeopleLimit);

    /// <summary>The account with this login, or null.</summary>
    public static AccountDocument? Find(IDocumentReader documents, string login) => documents
        .Range(Collections.Accounts, Collections.AccountsByLogin, login, login + "\0", 1) is [var account] ? account : null;

    /// <summary>Makes the holder of the code the owner, with a new login and password.</summary>
    /// <returns>The owner's id, or why not.</returns>
    public async Task<ClaimResult> ClaimAsync(
        string offered, string? name, string login, string password, string from, CancellationToken cancellationToken)
    {
        switch (code.Look(offered, out var staffId))
        {
            case CodeAnswer.Wrong:
                return new(null, ClaimRefusal.WrongCode, null);
            case CodeAnswer.Closed:
                return new(null, ClaimRefusal.Closed, null);
            case CodeAnswer.Right:
            default:
                break;
        }

        login = AccountRules.NormaliseLogin(login);
        var refusal = AccountRules.CheckLogin(login) ?? Check(password, login, staffId ?? FirstOwner?.Id);
        if (refusal is not null) return new(null, null, refusal);
        var hash = await passwords.HashAsync(password, cancellationToken);
        if (!code.Take(offered)) return new(null, ClaimRefusal.WrongCode, null);
        var owner = "";
        var outcome = await station.SubmitAsync(
            reader =>
            {
                var (person, entries) = OwnerFor(reader, staffId, name?.Trim());
                owner = person;
                refusal = LoginTaken(reader, login, person);
                EntryData[] lost = reader.Get(DoorCollections.SecondFactors, person) is null
                    ? []
                    : [new SecondFactorRemoved(person, AccountDefined.ByCode, from)];
                return new SetUpRequested(
                    refusal is null ? [.. entries, .. lost, new AccountDefined(person, login, hash, AccountDefined.ByCode, from)] : []);
            },
            cancellationToken);
        refusal ??= outcome.Refusal;
        if (refusal is not null)
        {
            code.GiveBack(offered, staffId);
            return new(null, null, refusal);
        }

        sessions.End(session => session.StaffId == owner);
        return new(owner, null, null);
    }

    /// <summary>Gives a person a sign-in, or changes it; without a password the one they have stays.</summary>
    public async Task<Refusal?> DefineAsync(
        string staffId, string login, string? password, Caller by, CancellationToken cancellationToken)
    {
        login = AccountRules.NormaliseLogin(login);
        var refusal = AccountRules.CheckLogin(login) ?? (password is null ? null : Check(password, login, staffId));
        if (refusal is not null) return refusal;
        var hash = password is null ? null : await passwords.HashAsync(password, cancellationToken);
        var outcome = await station.SubmitAsync(
            reader =>
            {
                refusal = LoginTaken(reader, login, staffId);
                hash ??= reader.Get(Collections.Accounts, staffId)?.PasswordHash;
                if (hash is null) refusal ??= No("password-missing", "最初のパスワードを決めてください。");
                return new SetUpRequested(
                    refusal is null ? [new AccountDefined(staffId, login, hash!, by.Id, by.From)] : []);
            },
            cancellationToken);
        refusal ??= outcome.Refusal;
        if (refusal is null && password is not null) sessions.End(session => session.StaffId == staffId);
        return refusal;
    }

    /// <summary>Takes a person's sign-in away. The last owner's stays.</summary>
    public async Task<Refusal?> RemoveAsync(string staffId, Caller by, CancellationToken cancellationToken)
    {
        Refusal? refusal = null;
        var outcome = await station.SubmitAsync(
            reader =>
            {
                refusal = reader.Get(Collections.Accounts, staffId) is null
                    ? No("account-unknown", "この担当者にはサインインがありません。")
                    : IsLastOwner(reader, staffId)
                        ? No("last-owner", "オーナーのサインインがひとつもなくなるため、取り消せません。先に別のオーナーを登録してください。")
                        : null;
                return new SetUpRequested(refusal is null ? [new AccountRemoved(staffId, by.Id, by.From)] : []);
            },
            cancellationToken);
        refusal ??= outcome.Refusal;
        if (refusal is null) sessions.End(session => session.StaffId == staffId);
        return refusal;
    }

    /// <summary>Changes one's own password; the other sessions of that person end.</summary>
    public async Task<Refusal?> ChangePasswordAsync(
        PersonCalling person, string current, string wanted, CancellationToken cancellationToken)
    {
        if (await CheckPasswordAsync(person.StaffId, current, cancellationToken) is { } wrong) return wrong;
        if (AccountRules.NormalisePassword(wanted) == AccountRules.NormalisePassword(current))
        {
            return No("password-same", "今と同じパスワードです。新しいパスワードを決めてください。");
        }

        var login = documents.Get(Collections.Accounts, person.StaffId)!.Login;
        if (Check(wanted, login, person.StaffId) is { } refusal) return refusal;
        var hash = await passwords.HashAsync(wanted, cancellationToken);
        var outcome = await station.SubmitAsync(
            new SetUpRequested([new PasswordChanged(person.StaffId, hash, person.From)]), cancellationToken);
        if (outcome.Refusal is null)
        {
            sessions.End(session => session.StaffId == person.StaffId && session != person.Session);
        }

        return outcome.Refusal;
    }

    /// <summary>Somebody who is signed in shows once more who they are; null when they do.</summary>
    public async Task<Refusal?> CheckPasswordAsync(string staffId, string password, CancellationToken cancellationToken) =>
        await passwords.MatchAsync(documents.Get(Collections.Accounts, staffId)?.PasswordHash, password, cancellationToken)
            ? null
            : No("password-wrong", "今のパスワードが違います。");

    private static Refusal No(string code, string text) => new(code, text, DisplayPage.Blank);

    private static Refusal? LoginTaken(IDocumentReader reader, string login, string staffId) =>
        Find(reader, login) is { } other && other.StaffId != staffId
            ? No("login-taken", "このログイン名はほかの人が使っています。")
            : null;

    private static bool IsLastOwner(IDocumentReader reader, string staffId) =>
        IsOwner(reader, staffId)
        && !All(reader).Any(account => account.StaffId != staffId && IsOwner(reader, account.StaffId));

    private static bool IsOwner(IDocumentReader reader, string staffId) =>
        reader.Get(Collections.Staff, staffId) is { Role: StaffRole.Owner, Left: false };

    private static StaffDocument? OwnerIn(IDocumentReader reader) => reader
        .Range(Collections.Staff, Collections.StaffById, "", Collections.End, PeopleLimit)
        .FirstOrDefault(person => person is { Role: StaffRole.Owner, Left: false });

    /// <summary>The owner a code is for, with what makes them known where there is none yet, or by another name.</summary>
    private static (string StaffId, EntryData[] Entries) OwnerFor(IDocumentReader reader, string? staffId, string? name)
    {
        var person = staffId is null ? OwnerIn(reader) : reader.Get(Collections.Staff, staffId);
        if (person is null)
        {
            var free = Enumerable.Range(1, PeopleLimit).Select(number => $"{number:D2}")
                .First(id => reader.Get(Collections.Staff, id) is null);
            return (free, [new StaffRegistered(free, string.IsNullOrEmpty(name) ? "オーナー" : name, StaffRole.Owner)]);
        }

        return string.IsNullOrEmpty(name) || name == person.Name
            ? (person.Id, [])
            : (person.Id, [new StaffRegistered(person.Id, name, person.Role, person.PinHash, person.CardHashes)]);
    }

    private Refusal? Check(string password, string login, string? staffId)
    {
        var normal = AccountRules.NormalisePassword(password);
        var person = staffId is null ? null : documents.Get(Collections.Staff, staffId)?.Name;
        return AccountRules.CheckPassword(normal, login, person, station.RealState.Goods.Shop?.Name)
            ?? (breached.Has(normal)
                ? No("password-breached", "ほかで流出したパスワードの一覧に載っているため使えません。どこにも使っていないものにしてください。")
                : null);
    }
}

/// <summary>What came of a claim.</summary>
/// <param name="StaffId">The owner, or null.</param>
/// <param name="Code">What was wrong with the code, or null.</param>
/// <param name="Refusal">Which rule said no, or null.</param>
internal sealed record ClaimResult(string? StaffId, ClaimRefusal? Code, Refusal? Refusal);

/// <summary>What was wrong with a code.</summary>
internal enum ClaimRefusal
{
    /// <summary>It is wrong, used up or too old.</summary>
    WrongCode,

    /// <summary>Too many wrong ones; none is looked at for a while.</summary>
    Closed,
}
