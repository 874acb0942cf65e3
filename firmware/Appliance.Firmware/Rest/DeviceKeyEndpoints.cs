using System.ComponentModel;
using System.Security.Cryptography;
using Appliance.Domain.Journal;
using Appliance.Domain.Staff;
using Appliance.Firmware.Core;
using Appliance.Firmware.Security;
using Appliance.Storage.Documents;
using Appliance.Storage.Journal;
using Appliance.Storage.Projections;

namespace Appliance.Firmware.Rest;

/// <summary>The device's own key: which ones there were, what others need to check receipts, and changing it.</summary>
internal static class DeviceKeyEndpoints
{
    public static void MapDeviceKey(this IEndpointRouteBuilder routes)
    {
        var key = routes.MapGroup("/api/v1/device-key").WithTags("journal").Needs(Access.JournalRead);
        key.MapGet("/", (ApplianceStores stores) => TypedResults.Ok(Of(stores))).WithName("getDeviceKey")
            .WithSummary("The keys this device signed with, oldest first.");
        key.MapGet("/device.pub", (ApplianceStores stores) =>
            TypedResults.File(stores.Journal.Keys.ToPem(), "application/x-pem-file", Journal.PublicKeyFile))
            .WithName("devicePublicKey").Produces<byte[]>(200, "application/x-pem-file")
            .WithSummary("The first public key, PEM: receipts are checked with it (appliance prove). It is no secret.");
        key.MapGet("/device-keys.jsonl", (ApplianceStores stores) =>
            TypedResults.File(stores.Journal.Keys.ToLines(), "application/jsonl", Journal.KeyChangesFile))
            .WithName("deviceKeyChanges").Produces<byte[]>(200, "application/jsonl")
            .WithSummary("The entries that changed the key: they lead from the first public key to the one in use.");
        key.MapPost("/change", ChangeAsync).WithName("changeDeviceKey").Needs(Access.BackupWrite).LimitKnocks()
            .Produces<DeviceKeyResponse>().ProducesProblem(422).ProducesProblem(429).ProducesProblem(503)
            .WithSummary("Makes another key, journals it signed with the one before, and destroys that one.");
    }

    private static async Task<IResult> ChangeAsync(
        DeviceKeyRequest request, DeviceKeyDesk desk, AccountDesk accounts, ApplianceStores stores, HttpContext context,
        CancellationToken cancellationToken)
    {
        if (Door.CallerOf(context) is not PersonCalling person)
        {
            return Problems.Of(
                StatusCodes.Status422UnprocessableEntity, "person-needed", "鍵の変更は、サインインした人がパスワードを入れて行います。");
        }

        var refusal = await accounts.CheckPasswordAsync(person.StaffId, request.Password, cancellationToken)
            ?? await desk.ChangeAsync(request.Reason, person);
        return refusal is null ? TypedResults.Ok(Of(stores)) : Changes.ForRefusal(refusal);
    }

    private static DeviceKeyResponse Of(ApplianceStores stores)
    {
        var keys = stores.Journal.Keys;
        var opened = stores.Journal.Read(1).First();
        return new(
            keys.DeviceId,
            [
                new(opened.At, FingerprintOf(((JournalOpened)opened.Data).PublicKey), null, null),
                .. keys.Changes.Select(it => ChangedBy(stores.Journal.Read(it.Sequence).First(), stores.Documents)),
            ]);
    }

    private static DeviceKeyView ChangedBy(JournalEntry entry, IDocumentReader documents)
    {
        var changed = (DeviceKeyChanged)entry.Data;
        return new(
            entry.At, FingerprintOf(changed.PublicKey), changed.Reason,
            documents.Get(Collections.Staff, changed.By)?.Name ?? changed.By);
    }

    private static string FingerprintOf(string publicKey) =>
        ReceiptProof.ShortOf(Convert.ToHexStringLower(SHA256.HashData(Convert.FromBase64String(publicKey))));
}

/// <summary>Changes the device's key; whoever asks shows once more who they are.</summary>
/// <param name="Password">One's own.</param>
/// <param name="Reason">Why, for the journal.</param>
internal sealed record DeviceKeyRequest([property: Description("One's own, once more.")] string Password, KeyChangeReason Reason);

/// <summary>The keys of a device.</summary>
/// <param name="DeviceId">The device, named after its first key.</param>
/// <param name="Keys">Oldest first; the last one is in use.</param>
internal sealed record DeviceKeyResponse(string DeviceId, IReadOnlyList<DeviceKeyView> Keys);

/// <summary>A key of the device.</summary>
/// <param name="Since">From when on it signs.</param>
/// <param name="Fingerprint">The first 64 bits of the public key's SHA-256.</param>
/// <param name="Reason">Why it followed the one before; null for the first.</param>
/// <param name="By">Who changed it: a name, the id of a token, or <c>command</c>; null for the first.</param>
internal sealed record DeviceKeyView(DateTimeOffset Since, string Fingerprint, KeyChangeReason? Reason, string? By);
