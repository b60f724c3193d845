using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Dotnetes.Grpc;
using Dotnetes.Grpc.Client;
using Microsoft.Extensions.Logging;
using Wire = Dotnetes.Store.Etcd.Messages;

namespace Dotnetes.Store.Etcd;

/// <summary>
/// A watch over a stream of its own. When the stream breaks it is opened again, on another member if need be, at the revision after the
/// last one that was delivered whole; so nothing is skipped or repeated. A slow reader makes etcd hold back.
/// </summary>
internal sealed partial class EtcdWatch : IStoreWatch
{
    private readonly EtcdStore _store;
    private readonly WatchRequest _request;
    private readonly Channel<WatchBatch> _batches;
    private readonly CancellationTokenSource _ending = new();
    private readonly TaskCompletionSource _created = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly EtcdWatchProgress _progress;
    private readonly CancellationTokenRegistration _callerRegistration;
    private readonly CancellationToken _callerToken;
    private List<Wire.Event>? _fragments;
    private WatchEnd? _end;
    private Task _running = Task.CompletedTask;
    private long _next;
    private bool _heard;

    public EtcdWatch(EtcdStore store, WatchRequest request, CancellationToken callerToken)
    {
        _store = store;
        _request = request;
        _next = Math.Max(request.StartRevision, 0);
        _progress = new EtcdWatchProgress(store, _ending.Token);
        _batches = Channel.CreateBounded<WatchBatch>(new BoundedChannelOptions(store.Options.WatchBufferBatches) { SingleReader = true, SingleWriter = true });
        _callerToken = callerToken;
        _callerRegistration = callerToken.UnsafeRegister(static watch => _ = ((EtcdWatch)watch!).Stop(Cancelled()), this);
    }

    /// <inheritdoc/>
    public WatchEnd? End => _batches.Reader.Completion.IsCompleted ? Volatile.Read(ref _end) : null;

    /// <inheritdoc/>
    public long CreatedRevision { get; private set; }

    /// <summary>Opens the stream and waits until etcd has registered the watch.</summary>
    /// <exception cref="StoreException">No member answered, or the watch was refused.</exception>
    public async ValueTask Start()
    {
        _running = Run();
        await _created.Task;
    }

    /// <inheritdoc/>
    public bool TryRead([NotNullWhen(true)] out WatchBatch? batch) => _batches.Reader.TryRead(out batch);

    /// <inheritdoc/>
    public ValueTask<bool> WaitToRead(CancellationToken cancellationToken = default) => _batches.Reader.WaitToReadAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> RequestProgress(CancellationToken cancellationToken = default) =>
        _end is null ? _progress.Request(cancellationToken) : new(true);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Stop(Cancelled());
        while (_batches.Reader.TryRead(out _))
        {
            // Nobody will read them; the watch counts as ended only when they are gone.
        }
    }

    /// <summary>Ends the watch for a reason of this side.</summary>
    public async Task Stop(WatchEnd end)
    {
        Interlocked.CompareExchange(ref _end, end, null);
        await _ending.CancelAsync();
        await _running;
    }

    private static WatchEnd Cancelled() => new(WatchEndReason.Cancelled, 0, "the watch was cancelled");

    private async Task Run()
    {
        try
        {
            await Follow();
        }
        catch (OperationCanceledException) when (_ending.IsCancellationRequested)
        {
            _created.TrySetException(_callerToken.IsCancellationRequested
                ? new OperationCanceledException(_callerToken)
                : new StoreException(StoreError.Stopped));
        }
        catch (StoreException e)
        {
            _created.TrySetException(e);
            Finish(new WatchEnd(WatchEndReason.Failed, 0, e.Message));
        }
        catch (Exception e)
        {
            LogBroken(_store.Logger, e, _request.Range);
            _created.TrySetException(e);
            Finish(new WatchEnd(WatchEndReason.Failed, 0, e.Message));
        }
        finally
        {
            _store.Forget(this);
            _callerRegistration.Unregister();
            _batches.Writer.TryComplete();

            // A failure that nobody waits for is no news: the end of the watch says it.
            _ = _created.Task.Exception;
        }
    }

    private void Finish(WatchEnd end) => Interlocked.CompareExchange(ref _end, end, null);

    /// <summary>Opens the stream again and again until the watch ends.</summary>
    private async Task Follow()
    {
        var started = _store.Time.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            var member = _store.Client.Current;
            var options = await _store.Client.CallOptions(_ending.Token);
            var failure = await FollowOne(member, options);
            if (failure is null)
            {
                return;
            }

            if (_heard)
            {
                _heard = false;
                attempt = 1;
            }

            if (EtcdErrors.IsTokenExpired(failure) && _store.Client.Forget(options))
            {
                await _store.Client.Pause(attempt, _ending.Token);
                continue;
            }

            var tooLong = !_created.Task.IsCompleted && _store.Time.GetElapsedTime(started) > _store.Options.RetryWindow;
            if (!EtcdErrors.IsMemberFailure(failure) || tooLong)
            {
                throw EtcdErrors.Translate(failure, repeatable: true);
            }

            _store.Client.Leave(member, failure);
            await _store.Client.Pause(attempt, _ending.Token);
        }
    }

    /// <summary>Follows one stream to its end.</summary>
    /// <returns>Why the stream broke; null when the watch itself has ended.</returns>
    private async Task<GrpcException?> FollowOne(EtcdMember member, GrpcCallOptions options)
    {
        _fragments = null;
        using var call = member.Channel.Open(Wire.WatchMethods.Watch, options, _ending.Token);
        try
        {
            await call.Write(new Wire.WatchRequest { CreateRequest = CreateRequest() });
            await foreach (var response in call.Responses)
            {
                _heard = true;
                if (response.Canceled)
                {
                    return Canceled(response);
                }

                if (response.Created)
                {
                    Created(response);
                    _store.Client.Answered(member);
                    _progress.Connected(member, call);
                }
                else
                {
                    await Receive(response);
                }
            }

            return new GrpcException(GrpcStatusCode.Unavailable, "etcd ended the watch stream");
        }
        catch (GrpcException e)
        {
            return e;
        }
        finally
        {
            _progress.Disconnected();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "etcd watch of {Range} broke")]
    private static partial void LogBroken(ILogger logger, Exception exception, KeyRange range);
}
