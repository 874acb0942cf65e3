using System.Text.Json.Serialization;
using Appliance.Domain.Drawers;
using Appliance.Domain.Journal;
using Appliance.Domain.Money;

namespace Appliance.Domain.Register;

/// <summary>What the devices around the counter said last; it survives a restart.</summary>
/// <param name="Keylock">Where the register's key stands.</param>
/// <param name="PowerFailing">The mains are gone.</param>
/// <param name="Acceptors">How far each acceptor has been heard, by its role.</param>
/// <param name="Inserted">What acceptors took for the open sale.</param>
public sealed record Surroundings(
    KeylockMode Keylock, bool PowerFailing, EquatableList<MarkedAcceptor> Acceptors, Yen Inserted)
{
    /// <summary>Nothing is known, or there are no such devices.</summary>
    public static Surroundings None { get; } = new(KeylockMode.Unknown, false, [], Yen.Zero);

    /// <summary>The last mark of an acceptor, or null.</summary>
    public AcceptorMark? MarkOf(string device) => Acceptors.FirstOrDefault(it => it.Device == device)?.Mark;

    /// <summary>After an entry.</summary>
    public Surroundings After(EntryData data) => data switch
    {
        KeylockTurned turned => this with { Keylock = turned.Mode },
        Journal.PowerFailing => this with { PowerFailing = true },
        PowerRestored => this with { PowerFailing = false },
        AcceptorMarked marked => With(marked.Device, marked.Mark),
        CashInserted money => With(money.Device, money.Mark) with
        {
            Inserted = money.Sale is null ? Inserted : Inserted + money.Amount,
        },
        CashGivenBack or SaleClosed or SaleCancelled => this with { Inserted = Yen.Zero },
        _ => this,
    };

    private Surroundings With(string device, AcceptorMark mark) => this with
    {
        Acceptors =
        [
            .. Acceptors.Where(it => it.Device != device).Append(new(device, mark))
                .OrderBy(it => it.Device, StringComparer.Ordinal),
        ],
    };
}

/// <summary>Where the register's key (レジ錠) stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<KeylockMode>))]
public enum KeylockMode
{
    /// <summary>It cannot be told, or there is none: the register sells, and nothing more than usual is granted.</summary>
    [JsonStringEnumMemberName("unknown")]
    Unknown,

    /// <summary>ロック: the register takes nothing.</summary>
    [JsonStringEnumMemberName("locked")]
    Locked,

    /// <summary>登録.</summary>
    [JsonStringEnumMemberName("normal")]
    Normal,

    /// <summary>責任者: what a manager may do is allowed.</summary>
    [JsonStringEnumMemberName("supervisor")]
    Supervisor,
}
