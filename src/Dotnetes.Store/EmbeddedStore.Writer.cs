using System.Diagnostics;
using Dotnetes.Store.Embedded;

namespace Dotnetes.Store;

/// <content>Writing the log.</content>
public sealed partial class EmbeddedStore
{
    /// <summary>The part of a flush's time that the writer at most waits for more transactions to share the next one.</summary>
    private const int LingerDivisor = 3;

    /// <summary>A flush that takes longer than this, in ticks of the stopwatch, is not for a caller's thread.</summary>
#pragma warning disable RS0030 // I/O edge: compares with the time that the disk takes, which is real.
    private static readonly long s_slowFlush = Stopwatch.Frequency / 500;
#pragma warning restore RS0030

    /// <summary>The transactions in the last group.</summary>
    private int _lastCount;

    /// <summary>How long flushes take at present, in ticks.</summary>
    private long _flushTicks;

    /// <summary>A caller writes its own group; nobody else may write until it is done.</summary>
    private bool _callerWrites;

    private void RunWriter()
    {
        while (true)
        {
            Linger();
            if (TakeGroupUnlessCallerWrites() is { } group)
            {
                WriteGroup(group);
                continue;
            }

            lock (Gate)
            {
                if (Stopped is not null && _waiting.Count == 0 && !_callerWrites)
                {
                    break;
                }
            }

            _wake.WaitOne();
        }

        _writerEnded.TrySetResult();
    }

    /// <summary>
    /// Whether the caller, who has just begun a group, should write it rather than have the writer woken: when nobody else writes at present there is
    /// nobody to share a flush with, and waking two threads costs more than all else that a write does. A disk that is slow is waited for by the writer
    /// alone, and so is a snapshot, so that threads which others need are not held up. With the gate held.
    /// </summary>
    private bool CallerShouldWrite() =>
        _writing is null && !_callerWrites && _waiting.Count == 1 && _lastCount < 2 && _flushTicks < s_slowFlush && _snapshotEnded is not { Task.IsCompleted: false };

    /// <summary>Writes the group that the caller has begun; what came meanwhile is the writer's.</summary>
    private protected override void WriteForCaller()
    {
        try
        {
            if (TakeGroup() is { } group)
            {
                WriteGroup(group);
            }
        }
        finally
        {
            lock (Gate)
            {
                _callerWrites = false;
                if (_waiting.Count > 0 || Stopped is not null)
                {
                    _wake.Set();
                }
            }
        }
    }

    /// <summary>
    /// When a group of several transactions has been acknowledged, their callers usually come back at once with the next ones. Waits a moment for as
    /// many, so that they share a flush again; without this the first one back would take a flush for itself and the others would miss it.
    /// </summary>
    private void Linger()
    {
        if (_lastCount < 2)
        {
            return;
        }

#pragma warning disable RS0030 // I/O edge: compares with the time that the disk takes, which is real.
        var started = Stopwatch.GetTimestamp();
        while (Volatile.Read(ref _waitingCount) < _lastCount && Stopwatch.GetTimestamp() - started < _flushTicks / LingerDivisor)
        {
            Thread.Yield();
        }
#pragma warning restore RS0030
    }

    /// <summary>The group to write next, closed to further changes; null when nothing waits.</summary>
    private LogGroup? TakeGroup()
    {
        lock (Gate)
        {
            if (!_waiting.TryDequeue(out var group))
            {
                return null;
            }

            Close(group);
            _writing = group;
            _lastCount = group.Count;
            _waitingCount -= group.Count;
            return group;
        }
    }

    private LogGroup? TakeGroupUnlessCallerWrites()
    {
        lock (Gate)
        {
            return _callerWrites ? null : TakeGroup();
        }
    }

    private void Close(LogGroup group)
    {
        if (group == _open)
        {
            group.State = Working.Seal();
            _open = null;
        }
    }

    /// <summary>Makes a group durable, then visible, then lets those go on who wait for it.</summary>
    private void WriteGroup(LogGroup group)
    {
#pragma warning disable RS0030 // I/O edge: the time that the disk takes.
        var started = Stopwatch.GetTimestamp();
        try
        {
            _log.Append(group.Records, Hub.State.Revision, group.State!.LiveBytes);
        }
        catch (DiskFullException e)
        {
            Refuse(e);
            return;
        }
        catch (Exception e)
        {
            Stop(e);
            return;
        }

        _flushTicks = (_flushTicks + Stopwatch.GetTimestamp() - started) / 2;
#pragma warning restore RS0030
        Hub.Publish(group.State!);
        lock (Gate)
        {
            _writing = null;
            _noSpace = false;
            _spare = group.Records;
            _spare.Clear();
        }

        group.Complete(null);
        SnapshotIfDue();
    }

    /// <summary>The same in the caller's thread, with the gate held.</summary>
    private void WriteInline()
    {
        // The gate is not entered again by another thread, because the caller holds it.
        while (_waiting.TryDequeue(out var group))
        {
            Close(group);
            _writing = group;
            _waitingCount -= group.Count;
            WriteGroup(group);
        }
    }

    /// <summary>The disk is full: takes back everything that is not durable. What is durable stays, and reads and watches go on.</summary>
    private void Refuse(DiskFullException e)
    {
        var failure = new StoreException(StoreError.NoSpace, StoreError.NoSpace.Message(), e);
        List<LogGroup> refused;
        lock (Gate)
        {
            refused = TakeAll();
            Working.Reset(Hub.State);
            if (!_noSpace)
            {
                _noSpace = true;
                Log.DiskFull(_logger, _directory);
            }

            RetryLeases();
        }

        foreach (var group in refused)
        {
            group.Complete(failure);
        }
    }

    /// <summary>Something that cannot be undone went wrong: nothing more may be written, and nobody may rely on what was being written.</summary>
    private void Stop(Exception e)
    {
        var failure = new StoreException(StoreError.Stopped, $"{StoreError.Stopped.Message()}: writing the log failed: {e.Message}", e);
        lock (Gate)
        {
            Stopped ??= failure;
            StopTimers();
        }

        Log.Stopped(_logger, e, _directory);
        _completion.TrySetResult(failure);
        Hub.Close(failure.Message);
        Abandon(failure);
    }

    /// <summary>Tells everyone who still waits that it will not happen.</summary>
    private void Abandon(StoreException failure)
    {
        List<LogGroup> lost;
        lock (Gate)
        {
            lost = TakeAll();
        }

        foreach (var group in lost)
        {
            group.Complete(failure);
        }
    }

    /// <summary>All groups that are not durable; they are no longer waiting.</summary>
    private List<LogGroup> TakeAll()
    {
        List<LogGroup> all = _writing is null ? [] : [_writing];
        all.AddRange(_waiting);
        _writing = null;
        _open = null;
        _waiting.Clear();
        _waitingCount = 0;
        return all;
    }
}
