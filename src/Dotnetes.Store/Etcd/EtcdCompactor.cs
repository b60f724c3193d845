using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dotnetes.Store.Etcd;

/// <summary>
/// Gives old revisions up once per interval, together with the other API servers of the cluster, upstream's included. They agree through
/// the key <c>compact_rev_key</c>: its version is a clock, its value the revision that was compacted last. Whoever advances the clock
/// compacts to the revision seen one interval before; whoever finds it advanced only takes note. So history is kept for at least one
/// interval.
/// </summary>
public sealed partial class EtcdCompactor
{
    /// <summary>Upstream's interval.</summary>
    public static readonly TimeSpan DefaultInterval = TimeSpan.FromMinutes(5);

    private static readonly StoreKey Key = "compact_rev_key";

    private readonly IStore _store;
    private readonly TimeSpan _interval;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private long _clock;
    private long _revision;
    private long _compactRevision;

    /// <summary>Describes the loop.</summary>
    /// <param name="store">The store.</param>
    /// <param name="interval">The time between compactions.</param>
    /// <param name="time">The clock of the interval.</param>
    /// <param name="logger">Where failures go.</param>
    public EtcdCompactor(IStore store, TimeSpan interval, TimeProvider time, ILogger<EtcdCompactor>? logger = null)
    {
        _store = store;
        _interval = interval;
        _time = time;
        _logger = logger ?? NullLogger<EtcdCompactor>.Instance;
    }

    /// <summary>The highest revision known to have been compacted by this or another API server; 0 when none is known.</summary>
    public long CompactRevision => Volatile.Read(ref _compactRevision);

    /// <summary>Compacts until the token is cancelled. Failures are logged and tried again an interval later.</summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(_interval, _time, cancellationToken);
                await Step(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                LogFailed(e);
            }
        }
    }

    /// <summary>Takes part in one round.</summary>
    /// <exception cref="StoreException">The store failed; nothing was noted.</exception>
    public async Task Step(CancellationToken cancellationToken = default)
    {
        var due = _revision;
        var result = await _store.Txn(
            new TxnRequest
            {
                When = [Compare.Version(Key, CompareOperator.Equal, _clock)],
                Then = [StoreOp.Put(Key, Encoding.ASCII.GetBytes(due.ToString(CultureInfo.InvariantCulture)))],
                Else = [StoreOp.Get(Key)],
            },
            cancellationToken);
        _revision = result.Revision;
        if (!result.Succeeded)
        {
            TakeNote(((RangeResult)result.Responses[0]).Items);
            return;
        }

        _clock++;
        if (due == 0)
        {
            // The first round has seen no revision yet.
            return;
        }

        try
        {
            await _store.Compact(due, cancellationToken);
        }
        catch (StoreException e) when (e.Error == StoreError.Compacted)
        {
            // Somebody compacted further by other means.
        }

        Note(due);
    }

    private void TakeNote(Serialization.Collections.ValueList<KeyValue> items)
    {
        _clock = items.IsEmpty ? 0 : items[0].Version;
        if (!items.IsEmpty && long.TryParse(items[0].Value.Span, NumberStyles.None, CultureInfo.InvariantCulture, out var revision))
        {
            Note(revision);
        }
    }

    private void Note(long revision) => Volatile.Write(ref _compactRevision, Math.Max(_compactRevision, revision));

    [LoggerMessage(Level = LogLevel.Warning, Message = "compacting etcd failed; the next attempt follows an interval later")]
    private partial void LogFailed(Exception exception);
}
