namespace Appliance.Hardware.Iot;

/// <summary>
/// What the libraries throw when a device is missing or fails is of many types: Exception itself, InvalidOperation,
/// PlatformNotSupported, UnauthorizedAccess. Our ports know two.
/// </summary>
internal static class LibraryFailure
{
    /// <summary>Whether an exception has to be told as an <see cref="IOException"/>.</summary>
    public static bool IsForeign(Exception error) =>
        error is not (IOException or TimeoutException or OperationCanceledException or OutOfMemoryException);

    /// <summary>Calls a library.</summary>
    /// <exception cref="IOException">It failed.</exception>
    public static T Translated<T>(string device, Func<T> call)
    {
        try
        {
            return call();
        }
        catch (Exception error) when (IsForeign(error))
        {
            throw new IOException($"{device}: {error.Message}", error);
        }
    }
}
