using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Appliance.Hardware.Buses.Kernel;

/// <summary>
/// One thread that sleeps in the kernel until a device has something to say. All waits share it, so a dozen silent
/// devices cost one thread and no processor time; an eventfd wakes it when what it waits for changes.
/// </summary>
#pragma warning disable CA1001 // It lives as long as the process, and so does its eventfd.
internal sealed class KernelPoll
#pragma warning restore CA1001
{
    /// <summary>Waits under way at once: a device has at most two, one to read and one to write.</summary>
    public const int WaitLimit = 256;

    private const int Forever = -1;
    private static readonly Lazy<KernelPoll> Instance = new(() => new());
    private readonly object gate = new();
    private readonly List<Wait> waits = [];
    private readonly SafeFileHandle wake;
    private Wait[] polled = [];

    /// <summary>Starts a thread; a process needs one, <see cref="Shared"/>.</summary>
    internal KernelPoll()
    {
        wake = new(LibC.EventDescriptor(0, LibC.CloseOnExec | LibC.NonBlocking), ownsHandle: true);
        if (wake.IsInvalid) throw DeviceFile.Failure("make", "an eventfd");
        Thread thread = new(Loop) { IsBackground = true, Name = "Device waits" };
        thread.Start();
    }

    /// <summary>The thread of this process, begun at the first use.</summary>
    public static KernelPoll Shared => Instance.Value;

    /// <summary>Waits until a descriptor is ready or gone.</summary>
    /// <param name="handle">Kept open until the wait ends.</param>
    /// <param name="events"><see cref="LibC.PollIn"/> or <see cref="LibC.PollOut"/>.</param>
    /// <param name="cancellationToken">Ends the wait at once.</param>
    /// <returns>What it is ready for; with a bit of <see cref="LibC.PollGone"/> when the device went away.</returns>
    /// <exception cref="InvalidOperationException">There are <see cref="WaitLimit"/> waits already.</exception>
    /// <exception cref="ObjectDisposedException">The handle is closed, or was released meanwhile.</exception>
    public async Task<short> WaitAsync(SafeFileHandle handle, short events, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Wait wait = new(handle, events);
        try
        {
            lock (gate)
            {
                if (waits.Count >= WaitLimit) throw new InvalidOperationException($"More than {WaitLimit} waits.");
                waits.Add(wait);
            }
        }
        catch
        {
            wait.Free();
            throw;
        }

        Wake();
        await using var canceled = cancellationToken.Register(() =>
        {
            lock (gate)
            {
                if (!waits.Remove(wait)) return;
                wait.Free();
            }

            wait.Done.TrySetCanceled(cancellationToken);
        });
        return await wait.Done.Task;
    }

    /// <summary>
    /// Ends all waits on a descriptor and returns when the kernel no longer holds it on their account, so that closing
    /// it afterwards gives the device back at once.
    /// </summary>
    public void Release(SafeFileHandle handle)
    {
        lock (gate)
        {
            foreach (var wait in waits.FindAll(wait => wait.Handle == handle)) End(wait).TrySetException(Closed());
            while (Array.Exists(polled, wait => wait.Handle == handle))
            {
                Wake();
                Monitor.Wait(gate);
            }
        }
    }

    private static ObjectDisposedException Closed() => new(nameof(DeviceFile), "The device was closed.");

    private TaskCompletionSource<short> End(Wait wait)
    {
        waits.Remove(wait);
        wait.Free();
        return wait.Done;
    }

    private unsafe void Wake()
    {
        // The counter is full only when the thread has been woken already.
        var one = 1UL;
        _ = LibC.Write(wake, &one, sizeof(ulong));
    }

    private void Loop()
    {
        var requests = new LibC.PollRequest[WaitLimit + 1];
        requests[0] = new() { Descriptor = (int)wake.DangerousGetHandle(), Events = LibC.PollIn };
        while (true)
        {
            int count;
            lock (gate)
            {
                polled = [.. waits];
                for (var index = 0; index < polled.Length; index++)
                    requests[index + 1] = new() { Descriptor = polled[index].Descriptor, Events = polled[index].Events };
                count = polled.Length + 1;
            }

            Sleep(requests.AsSpan(0, count));
            lock (gate)
            {
                var looked = polled;
                polled = [];
                for (var index = 0; index < looked.Length; index++)
                {
                    // One that was cancelled meanwhile has left the list; its number may be another's by now.
                    var ready = requests[index + 1].Returned;
                    if (ready != 0 && waits.Contains(looked[index])) End(looked[index]).TrySetResult(ready);
                }

                Monitor.PulseAll(gate);
            }
        }
    }

    private unsafe void Sleep(Span<LibC.PollRequest> requests)
    {
        foreach (ref var request in requests) request.Returned = 0;
        fixed (LibC.PollRequest* first = requests)
        {
            var error = LibC.Poll(first, (nuint)requests.Length, Forever) < 0 ? Marshal.GetLastPInvokeError() : 0;
            if (error is not (0 or LibC.Interrupted)) throw new Win32Exception(error);
        }

        var counter = 0UL;
        if (requests[0].Returned != 0) _ = LibC.Read(wake, &counter, sizeof(ulong));
    }

    private sealed class Wait
    {
        public Wait(SafeFileHandle handle, short events)
        {
            Handle = handle;
            Events = events;
            var borrowed = false;
            handle.DangerousAddRef(ref borrowed);
            Descriptor = (int)handle.DangerousGetHandle();
        }

        public SafeFileHandle Handle { get; }

        public short Events { get; }

        public int Descriptor { get; }

        public TaskCompletionSource<short> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Free() => Handle.DangerousRelease();
    }
}
