namespace Appliance.Hil;

/// <summary>What a check expects.</summary>
internal static class Expect
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(1);

    public static void Equal<T>(T expected, T actual)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
            throw new InvalidOperationException($"Expected {expected}, found {actual}.");
    }

    public static void Contains(string expected, string actual)
    {
        if (!actual.Contains(expected, StringComparison.Ordinal))
            throw new InvalidOperationException($"Expected {expected} in {actual}.");
    }

    public static TException Throws<TException>(Action action)
        where TException : Exception
    {
        try
        {
            action();
        }
        catch (TException exception)
        {
            return exception;
        }

        throw new InvalidOperationException($"Expected {typeof(TException).Name}, found nothing wrong.");
    }

    public static Task<TException> ThrowsAsync<TException>(ValueTask task)
        where TException : Exception => ThrowsAsync<TException>(task.AsTask());

    public static async Task<TException> ThrowsAsync<TException>(Task task)
        where TException : Exception
    {
        try
        {
            await task;
        }
        catch (TException exception)
        {
            return exception;
        }

        throw new InvalidOperationException($"Expected {typeof(TException).Name}, found nothing wrong.");
    }

    /// <summary>Looks until it is so; the check's own limit ends the looking.</summary>
    public static async Task EventuallyAsync(Func<bool> isSo, CancellationToken cancellationToken)
    {
        while (!isSo()) await Task.Delay(LookInterval, TimeProvider.System, cancellationToken);
    }
}
