using Appliance.Domain;
using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Firmware.Core;
using Appliance.Firmware.Station;
using Appliance.Storage.Journal;

namespace Appliance.Firmware.Security;

/// <summary>
/// Changes the device's own key while the shop goes on: makes another one, journals it signed with the one before, and
/// destroys that one.
/// </summary>
internal sealed partial class DeviceKeyDesk(StationLoop station, ApplianceStores stores, ILogger<DeviceKeyDesk> logger)
{
    private int busy;

    /// <summary>Changes the key. Receipts printed before stay good; who checks them needs the newer list of keys.</summary>
    /// <returns>Why not, or null.</returns>
    public async Task<Refusal?> ChangeAsync(KeyChangeReason reason, Caller by)
    {
        if (stores.Journal.Keys.Changes.Count == DevicePublicKeys.MostChanges)
            return No("device-key-limit", $"鍵の変更は{DevicePublicKeys.MostChanges}回までです。");
        if (Interlocked.Exchange(ref busy, 1) == 1) return No("device-key-busy", "鍵を変更しているところです。");
        try
        {
            var next = stores.PrepareKey();

            // Not given up when the browser is: half a change would be finished at the next start only.
            var outcome = await station.SubmitAsync(
                new SetUpRequested([new DeviceKeyChanged(next, reason, by.Id, by.From)]), CancellationToken.None);
            if (outcome.Refusal is { } refusal) return refusal;
            Finish();
            return null;
        }
        catch (IOException exception)
        {
            LogNotPrepared(logger, exception.Message);
            return No("device-key-disk", "鍵を保存できませんでした。ディスクの空きを確かめて、もう一度お試しください。今の鍵のまま使えます。");
        }
        finally
        {
            Volatile.Write(ref busy, 0);
        }
    }

    /// <summary>The key is changed already; what is left to do the next start does, too.</summary>
    private void Finish()
    {
        try
        {
            stores.FinishKeyChange();
        }
        catch (IOException exception)
        {
            LogNotDestroyed(logger, exception.Message);
        }
    }

    private static Refusal No(string code, string text) => new(code, text, DisplayPage.Blank);

    [LoggerMessage(EventId = 7101, Level = LogLevel.Error, Message = "A new device key could not be kept: {Reason}")]
    private static partial void LogNotPrepared(ILogger logger, string reason);

    [LoggerMessage(
        EventId = 7102, Level = LogLevel.Error,
        Message = "The device key was changed, but the one before is not destroyed yet; the next start does it: {Reason}")]
    private static partial void LogNotDestroyed(ILogger logger, string reason);
}
