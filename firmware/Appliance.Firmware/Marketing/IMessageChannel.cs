using Appliance.Domain.Members;

namespace Appliance.Firmware.Marketing;

/// <summary>A way out of the shop for messages that need no hand.</summary>
internal interface IMessageChannel
{
    /// <summary>Which.</summary>
    ContactChannel Channel { get; }

    /// <summary>Rest between two messages: a small shop's provider stops who is faster.</summary>
    TimeSpan Rest { get; }

    /// <summary>
    /// Whether a message may be sent again when nobody knows whether it left: the other side drops what it has had already.
    /// Only within <see cref="SafeAgainWithin"/>.
    /// </summary>
    TimeSpan SafeAgainWithin { get; }

    /// <summary>Gets ready to send; nothing when it is already.</summary>
    /// <exception cref="IOException">The other side does not answer or does not know us; the message says it for the owner.</exception>
    /// <exception cref="TimeoutException">It takes too long.</exception>
    Task OpenAsync(CancellationToken cancellationToken);

    /// <summary>Sends one message; what goes wrong is told, not thrown.</summary>
    Task<Delivery> SendAsync(OutgoingMessage message, CancellationToken cancellationToken);

    /// <summary>Ends what <see cref="OpenAsync"/> began.</summary>
    Task CloseAsync();
}

/// <summary>A message on its way.</summary>
/// <param name="Key">Stands for this message alone; the same at each attempt.</param>
/// <param name="To">Address at the channel.</param>
/// <param name="Subject">Of an e-mail; else empty.</param>
/// <param name="Body">What is said, with its way out.</param>
internal sealed record OutgoingMessage(Guid Key, string To, string Subject, string Body);

/// <summary>What became of a message.</summary>
/// <param name="Kind">In one word.</param>
/// <param name="Reason">For the owner, without anything of the person; empty when it left.</param>
internal readonly record struct Delivery(DeliveryKind Kind, string Reason = "")
{
    public static Delivery Sent { get; } = new(DeliveryKind.Sent);

    public static Delivery Later(string reason) => new(DeliveryKind.Later, reason);

    public static Delivery Refused(string reason) => new(DeliveryKind.Refused, reason);

    public static Delivery Doubtful(string reason) => new(DeliveryKind.Doubtful, reason);

    public static Delivery Unheard(string reason) => new(DeliveryKind.Unheard, reason);

    public static Delivery Blocked(string reason) => new(DeliveryKind.Blocked, reason);
}

/// <summary>What became of a message.</summary>
internal enum DeliveryKind
{
    /// <summary>The other side took it.</summary>
    Sent,

    /// <summary>It did not take it now.</summary>
    Later,

    /// <summary>It will never take it.</summary>
    Refused,

    /// <summary>It may have taken it.</summary>
    Doubtful,

    /// <summary>It takes none of ours for now, and has not taken this one; the channel rests.</summary>
    Blocked,

    /// <summary>It may have taken it, and drops it when it has: it may be asked again.</summary>
    Unheard,
}
