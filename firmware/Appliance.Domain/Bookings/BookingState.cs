using System.Text.Json.Serialization;

namespace Appliance.Domain.Bookings;

/// <summary>What has become of a booking.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BookingState>))]
public enum BookingState
{
    /// <summary>予約: it stands.</summary>
    [JsonStringEnumMemberName("booked")]
    Booked,

    /// <summary>来店: the guest is here.</summary>
    [JsonStringEnumMemberName("checked-in")]
    CheckedIn,

    /// <summary>会計済み.</summary>
    [JsonStringEnumMemberName("settled")]
    Settled,

    /// <summary>キャンセル.</summary>
    [JsonStringEnumMemberName("cancelled")]
    Cancelled,

    /// <summary>無断キャンセル: nobody came.</summary>
    [JsonStringEnumMemberName("missed")]
    Missed,
}

/// <summary>What follows from a state.</summary>
public static class BookingStates
{
    /// <summary>Whether its time is taken.</summary>
    public static bool TakesTime(this BookingState state) => state is BookingState.Booked or BookingState.CheckedIn or BookingState.Settled;

    /// <summary>Whether something is still to come of it.</summary>
    public static bool IsOpen(this BookingState state) => state is BookingState.Booked or BookingState.CheckedIn;
}
