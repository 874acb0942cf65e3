using Appliance.Domain;
using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Domain.Staff;
using Appliance.Firmware.Station;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections.Door;

namespace Appliance.Firmware.Security;

/// <summary>
/// What somebody shows beside their password: a code of their phone, or one of the codes kept for a lost phone. Everything
/// is counted on the box; no network is asked.
/// </summary>
internal sealed class SecondFactors(
    StationLoop station, IDocumentReader documents, FactorKey key, TimeProvider time, Action<Span<byte>> random)
{
    /// <summary>Codes for a lost phone.</summary>
    public const int RecoveryCodes = 8;

    /// <summary>Characters of one: 50 bits.</summary>
    public const int RecoveryLength = 10;

    /// <summary>How long a secret waits for its first code.</summary>
    public static readonly TimeSpan BeginLimit = TimeSpan.FromMinutes(10);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Begun> begun = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> lastSteps = new(StringComparer.Ordinal);

    /// <summary>Whether somebody has one.</summary>
    public bool Has(string staffId) => documents.Get(DoorCollections.SecondFactors, staffId) is not null;

    /// <summary>Since when, and how many recovery codes are left; null without one.</summary>
    public SecondFactorDocument? Of(string staffId) => documents.Get(DoorCollections.SecondFactors, staffId);

    /// <summary>Makes a secret for somebody; it counts once a code of it was shown.</summary>
    public byte[] Begin(string staffId)
    {
        var secret = new byte[TimeCode.SecretBytes];
        random(secret);
        lock (gate) begun[staffId] = new(secret, time.GetUtcNow() + BeginLimit);
        return secret;
    }

    /// <summary>Sets what was begun, once the phone counts the same code.</summary>
    /// <returns>The codes for a lost phone, which are kept nowhere; or why not.</returns>
    public async Task<(IReadOnlyList<string> Codes, Refusal? Refusal)> SetAsync(
        PersonCalling person, string code, CancellationToken cancellationToken)
    {
        Begun? made;
        lock (gate) made = begun.GetValueOrDefault(person.StaffId);
        if (made is null || made.Until < time.GetUtcNow())
        {
            return ([], No("second-factor-not-begun", "時間が過ぎました。もう一度はじめからどうぞ。"));
        }

        if (TimeCode.StepWith(made.Secret, Plain(code), time.GetUtcNow(), after: 0) is not { } step)
        {
            return ([], No("second-factor-wrong", "コードが違います。スマートフォンの時刻が合っているか確かめて、新しいコードを入れてください。"));
        }

        var codes = Enumerable.Range(0, RecoveryCodes).Select(_ => OwnerCode.NewText(RecoveryLength, random)).ToList();
        SecondFactorSet set = new(
            person.StaffId, key.Seal(person.StaffId, made.Secret), [.. codes.Select(it => key.Hash(person.StaffId, it))], person.From);
        var outcome = await station.SubmitAsync(new SetUpRequested([set]), cancellationToken);
        if (outcome.Refusal is { } refusal) return ([], refusal);
        lock (gate)
        {
            begun.Remove(person.StaffId);
            lastSteps[person.StaffId] = step;
        }

        return ([.. codes.Select(it => $"{it[..(RecoveryLength / 2)]}-{it[(RecoveryLength / 2)..]}")], null);
    }

    /// <summary>Whether a code is good: of the phone, or for a lost one, which is used up and journaled.</summary>
    public async Task<bool> TakeAsync(string staffId, string code, string from, CancellationToken cancellationToken)
    {
        if (documents.Get(DoorCollections.SecondFactors, staffId) is not { } factor) return false;
        var plain = Plain(code);
        if (key.Unseal(staffId, factor.Sealed) is { } secret && TakeStep(staffId, secret, plain)) return true;
        if (plain.Length != RecoveryLength) return false;
        var hash = key.Hash(staffId, plain);
        var taken = false;
        var outcome = await station.SubmitAsync(
            reader =>
            {
                taken = reader.Get(DoorCollections.SecondFactors, staffId)?.RecoveryHashes.Contains(hash) == true;
                return new SetUpRequested(taken ? [new SecondFactorRecovered(staffId, hash, from)] : []);
            },
            cancellationToken);
        return taken && outcome.Refusal is null;
    }

    /// <summary>Takes it away: a password alone does again, where that is enough.</summary>
    public async Task<Refusal?> RemoveAsync(string staffId, Caller by, CancellationToken cancellationToken)
    {
        if (!Has(staffId)) return No("second-factor-none", "2段階認証は設定されていません。");
        var outcome = await station.SubmitAsync(
            new SetUpRequested([new SecondFactorRemoved(staffId, by.Id, by.From)]), cancellationToken);
        return outcome.Refusal;
    }

    private bool TakeStep(string staffId, byte[] secret, string code)
    {
        lock (gate)
        {
            if (TimeCode.StepWith(secret, code, time.GetUtcNow(), lastSteps.GetValueOrDefault(staffId)) is not { } step) return false;
            lastSteps[staffId] = step;
            return true;
        }
    }

    private static string Plain(string code) => new(
        [.. AccountRules.NormalisePassword(code).ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)]);

    private static Refusal No(string code, string text) => new(code, text, DisplayPage.Blank);

    private sealed record Begun(byte[] Secret, DateTimeOffset Until);
}
