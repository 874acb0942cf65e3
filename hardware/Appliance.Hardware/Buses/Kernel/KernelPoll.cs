using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Appliance.Hardware.Buses.Kernel;

/// <summary>
/// One thread that sleeps in the kernel (epoll) until a device has something to say. All waits share it, so a dozen
/// silent devices cost one thread and no processor time; a wait that begins or is cancelled does not wake it. Who waited
/// goes on in this thread until the next wait of any kind: it reads what came and hands it on, which is less work than
/// waking another thread for it. So no driver may block there.
/// </summary>
#pragma warning disable CA1001 // It lives as long as the process, and so does its descriptor.
internal sealed class KernelPoll
#pragma warning restore CA1001
{
    /// <summary>Waits under way at once: a device has at most two, one to read and one to write.</summary>
    public const int WaitLimit = 256;

    /// <summary>Devices told of at one time; more are told at once after them.</summary>
    private const int FetchLimit = 16;

    private const int Forever = -1;
    private static readonly Lazy<KernelPoll> Instance = new(() => new());
    private readonly Lock gate = new();
    private readonly Dictionary<SafeFileHandle, Watch> watches = [];
    private readonly Dictionary<long, Watch> watchesById = [];
    private readonly SafeFileHandle events;
    private long lastId;
    private int waiting;

    /// <summary>Starts a thread; a process needs one, <see cref="Shared"/>.</summary>
    internal KernelPoll()
    {
        events = new(LibC.EpollCreate(LibC.CloseOnExec), ownsHandle: true);
        if (events.IsInvalid) throw DeviceFile.Failure("make", "an epoll");
        Thread thread = new(Loop) { IsBackground = true, Name = "Device waits" };
        thread.Start();
    }

    /// <summary>The thread of this process, begun at the first use.</summary>
    public static KernelPoll Shared => Instance.Value;

    /// <summary>Waits until a descriptor is ready or gone.</summary>
    /// <param name="handle">Kept open until the wait ends.</param>
    /// <param name="ready"><see cref="LibC.PollIn"/> or <see cref="LibC.PollOut"/>.</param>
    /// <param name="cancellationToken">Ends the wait at once.</param>
    /// <returns>What it is ready for; with a bit of <see cref="LibC.PollGone"/> when the device went away.</returns>
    /// <exception cref="InvalidOperationException">There are <see cref="WaitLimit"/> waits already.</exception>
    /// <exception cref="ObjectDisposedException">The handle is closed, or was released meanwhile.</exception>
    /// <exception cref="IOException">The kernel cannot wait for it.</exception>
    public async Task<short> WaitAsync(SafeFileHandle handle, short ready, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Wait wait = new(handle, ready);
        lock (gate) Begin(wait);
        await using var canceled = cancellationToken.Register(() =>
        {
            lock (gate)
            {
                if (!watches.TryGetValue(handle, out var watch) || !watch.Waits.Contains(wait)) return;
                End(watch, wait);
            }

            Later(() => wait.Done.TrySetCanceled(cancellationToken));
        });
        return await wait.Done.Task;
    }

    /// <summary>
    /// Ends all waits on a descriptor and forgets it, so that closing it afterwards gives the device back at once.
    /// </summary>
    public void Release(SafeFileHandle handle)
    {
        lock (gate)
        {
            if (!watches.Remove(handle, out var watch)) return;
            watchesById.Remove(watch.Id);
            Tell(LibC.EpollRemove, handle, 0, watch.Id);
            foreach (var wait in watch.Waits.ToArray())
            {
                End(watch, wait);
                Later(() => wait.Done.TrySetException(new ObjectDisposedException(nameof(DeviceFile), "The device was closed.")));
            }
        }
    }

    /// <summary>Who cancels or closes is not held up by whoever waited.</summary>
    private static void Later(Action end) => ThreadPool.UnsafeQueueUserWorkItem(static end => end(), end, preferLocal: false);

    private void Begin(Wait wait)
    {
        try
        {
            if (waiting == WaitLimit) throw new InvalidOperationException($"More than {WaitLimit} waits.");
            var isNew = !watches.TryGetValue(wait.Handle, out var watch);
            watch ??= new(++lastId);
            watch.Waits.Add(wait);
            if (!Tell(isNew ? LibC.EpollAdd : LibC.EpollModify, wait.Handle, watch.Wanted, watch.Id))
            {
                watch.Waits.Remove(wait);
                throw DeviceFile.Failure("wait for", "a device");
            }

            waiting++;
            if (!isNew) return;
            watches.Add(wait.Handle, watch);
            watchesById.Add(watch.Id, watch);
        }
        catch
        {
            wait.Free();
            throw;
        }
    }

    private void End(Watch watch, Wait wait)
    {
        watch.Waits.Remove(wait);
        waiting--;
        wait.Free();
    }

    private unsafe bool Tell(int operation, SafeFileHandle handle, uint wanted, long id)
    {
        var change = stackalloc byte[LibC.EpollEventSize];
        *(uint*)change = wanted;
        *(long*)(change + LibC.EpollDataOffset) = id;
        return LibC.EpollControl(events, operation, handle, change) >= 0;
    }

    private unsafe void Loop()
    {
        var fetched = stackalloc byte[FetchLimit * LibC.EpollEventSize];
        List<(Wait Wait, short Ready)> over = [];
        while (true)
        {
            var count = LibC.EpollWait(events, fetched, FetchLimit, Forever);
            if (count < 0 && Marshal.GetLastPInvokeError() is var error and not LibC.Interrupted) throw new Win32Exception(error);
            lock (gate)
            {
                for (var index = 0; index < count; index++)
                {
                    var one = fetched + (index * LibC.EpollEventSize);
                    Happened(*(long*)(one + LibC.EpollDataOffset), (short)*(uint*)one, over);
                }
            }

            // Without the lock: who waited may wait again.
            foreach (var (wait, ready) in over) wait.Done.TrySetResult(ready);
            over.Clear();
        }
    }

    /// <summary>Ends the waits for what a device is ready for. One that was released meanwhile is not known any more.</summary>
    private void Happened(long id, short ready, List<(Wait Wait, short Ready)> over)
    {
        if (!watchesById.TryGetValue(id, out var watch)) return;
        foreach (var wait in watch.Waits.ToArray())
        {
            if ((ready & (wait.Ready | LibC.PollGone)) == 0) continue;
            End(watch, wait);
            over.Add((wait, ready));
        }

        // The kernel tells once and then rests; whoever still waits wants to be told again.
        if (watch.Waits.Count > 0) Tell(LibC.EpollModify, watch.Waits[0].Handle, watch.Wanted, id);
    }

    /// <summary>A descriptor that was waited for, and may be again.</summary>
    private sealed class Watch(long id)
    {
        public long Id { get; } = id;

        public List<Wait> Waits { get; } = [];

        /// <summary>What any of its waits wants to be told, once.</summary>
        public uint Wanted => Waits.Aggregate(LibC.EpollOnce, static (all, wait) => all | (ushort)wait.Ready);
    }

    private sealed class Wait
    {
        public Wait(SafeFileHandle handle, short ready)
        {
            (Handle, Ready) = (handle, ready);
            var borrowed = false;
            handle.DangerousAddRef(ref borrowed);
        }

        public SafeFileHandle Handle { get; }

        public short Ready { get; }

        public TaskCompletionSource<short> Done { get; } = new();

        public void Free() => Handle.DangerousRelease();
    }
}
