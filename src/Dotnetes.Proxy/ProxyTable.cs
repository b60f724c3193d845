using Dotnetes.Client.Reconciling;
using Dotnetes.Proxy.Nftables;
using Dotnetes.Proxy.Rules;
using Dotnetes.Proxy.Services;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Proxy;

/// <summary>Keeps the table of one family up to date. Not for several threads.</summary>
internal sealed partial class ProxyTable(ProxyFamily family, INft nft, ProxyMetrics metrics, TimeProvider time, ILogger logger)
{
    private const string Common = "";

    // Kernels before 6.2 need a moment before an unused chain can go.
    private static readonly TimeSpan s_chainGrace = TimeSpan.FromSeconds(1);

    private readonly RuleTable _table = new(family);
    private RuleSettings? _settings;
    private string _lastError = "";

    public ProxyFamily Family => family;

    public bool HasStaleChains => _table.HasStaleChains;

    /// <summary>Brings the table up to date.</summary>
    /// <param name="settings">The settings now.</param>
    /// <param name="changed">The services that changed since the last call.</param>
    /// <param name="all">All services, for when the settings changed.</param>
    /// <param name="build">Builds the rules of a service.</param>
    /// <param name="cancellationToken">Ends the wait for nft.</param>
    /// <returns>Whether the kernel has the rules now.</returns>
    public async Task<bool> Sync(
        RuleSettings settings, IEnumerable<ObjectKey> changed, Func<IEnumerable<ObjectKey>> all, Func<RuleSettings, ObjectKey, RuleFragment> build, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        if (!settings.Equals(_settings))
        {
            _table.Set(Common, BaseRules.Build(settings));
            _settings = settings;
            changed = changed.Concat(all());
        }

        foreach (var key in changed)
        {
            _table.Set(key.ToString(), build(settings, key));
        }

        var batch = _table.Prepare(start, _table.IsNew ? await Remembered(cancellationToken) : []);
        if (batch.Length > 0 && !await Apply(batch, isCleanup: false, cancellationToken))
        {
            return false;
        }

        metrics.Duration.With(family.Name).Observe(time.GetElapsedTime(start).TotalSeconds);
        metrics.LastSync.With(family.Name).Value = time.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0;
        return true;
    }

    /// <summary>Removes chains that nothing needs any more.</summary>
    public async Task<bool> RemoveStaleChains(CancellationToken cancellationToken)
    {
        var batch = _table.PrepareRemoval(time.GetTimestamp() - (long)(s_chainGrace.TotalSeconds * time.TimestampFrequency));
        return batch.Length == 0 || await Apply(batch, isCleanup: true, cancellationToken);
    }

    /// <summary>Looks whether the table is still there; when somebody removed it, everything is made anew with the next sync.</summary>
    public async Task<bool> Check(CancellationToken cancellationToken)
    {
        try
        {
            if (await nft.HasTable(family.Nft, RuleNames.Table, cancellationToken))
            {
                return true;
            }

            Log.TableGone(logger, family.Name);
        }
        catch (NftException e)
        {
            Log.Failed(logger, family.Name, e.Message);
        }

        _table.Invalidate();
        return false;
    }

    // The table of an earlier process, or of before a failure, knows which client stays with which endpoint.
    private async Task<IReadOnlyList<TimedElement>> Remembered(CancellationToken cancellationToken)
    {
        try
        {
            return await nft.ListTimed(family.Nft, RuleNames.Table, cancellationToken);
        }
        catch (NftException e)
        {
            Log.Forgotten(logger, family.Name, e.Message);
            return [];
        }
    }

    private async Task<bool> Apply(string batch, bool isCleanup, CancellationToken cancellationToken)
    {
        try
        {
            await nft.Apply(batch, cancellationToken);
            _lastError = "";
            return true;
        }
        catch (NftException e)
        {
            _table.Invalidate();
            (isCleanup ? metrics.CleanupFailures : metrics.Failures).With(family.Name).Increment();
            if (e.Message != _lastError)
            {
                _lastError = e.Message;
                Log.Failed(logger, family.Name, e.Message);
                Log.Batch(logger, batch);
            }

            return false;
        }
        catch
        {
            // Cancelled in the middle: nobody knows what the kernel has.
            _table.Invalidate();
            throw;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The {Family} rules of services could not be applied; all of them will be written again: {Reason}")]
        public static partial void Failed(ILogger logger, string family, string reason);

        [LoggerMessage(2, LogLevel.Debug, "The refused batch:\n{Batch}")]
        public static partial void Batch(ILogger logger, string batch);

        [LoggerMessage(4, LogLevel.Information, "The {Family} session affinity of before is not known: {Reason}")]
        public static partial void Forgotten(ILogger logger, string family, string reason);

        [LoggerMessage(3, LogLevel.Warning, "Somebody removed the {Family} table kube-proxy; it is written again")]
        public static partial void TableGone(ILogger logger, string family);
    }
}
