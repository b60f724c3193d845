using Dotnetes.Api.FlowControl.V1;
using Dotnetes.ApiServer.Authorization;
using Dotnetes.ApiServer.Registry;
using Microsoft.Extensions.Logging;

namespace Dotnetes.ApiServer.FlowControl.Configuration;

/// <summary>Follows the priority levels and flow schemas of the cluster and hands them on together whenever one changes.</summary>
internal sealed class FlowControlFeed
{
    private readonly Lock _gate = new();
    private readonly Action<IReadOnlyCollection<PriorityLevelConfiguration>, IReadOnlyCollection<FlowSchema>> _changed;
    private readonly Dictionary<string, PriorityLevelConfiguration> _levels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FlowSchema> _schemas = new(StringComparer.Ordinal);
    private readonly CacheFollowers _followers;
    private bool _knowsLevels;
    private bool _knowsSchemas;

    /// <summary>Makes it. It starts with <see cref="Ready"/>.</summary>
    /// <param name="changed">Takes all objects. Called under a lock, one call at a time.</param>
    /// <param name="table">The resources of the moment.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Where failures are logged.</param>
    /// <param name="stopping">Ends when the server stops.</param>
    public FlowControlFeed(
        Action<IReadOnlyCollection<PriorityLevelConfiguration>, IReadOnlyCollection<FlowSchema>> changed,
        Func<TableSnapshot> table,
        TimeProvider time,
        ILogger logger,
        CancellationToken stopping)
    {
        _changed = changed;
        _followers = new CacheFollowers(
            Follow(_levels, () => _knowsLevels = true, static (a, b) => a.Spec == b.Spec, table, time, logger, stopping),
            Follow(_schemas, () => _knowsSchemas = true, static (a, b) => a.Spec == b.Spec && a.Status == b.Status, table, time, logger, stopping));
    }

    /// <summary>Done when all objects were handed on once. Asking starts it.</summary>
    public Task Ready => _followers.Ready;

    private CacheFollower<T> Follow<T>(
        Dictionary<string, T> known, Action knows, Func<T, T, bool> areSame, Func<TableSnapshot> table, TimeProvider time, ILogger logger, CancellationToken stopping)
        where T : class, IKubeObject<T>
    {
        void Replace(IReadOnlyList<T> all)
        {
            lock (_gate)
            {
                known.Clear();
                foreach (var item in all)
                {
                    known[item.Metadata.Name] = item;
                }

                knows();
                HandOn();
            }
        }

        void Apply(T item, bool isGone)
        {
            lock (_gate)
            {
                var name = item.Metadata.Name;
                var isSame = !isGone && known.TryGetValue(name, out var old) && areSame(item, old) && item.Metadata.Uid == old.Metadata.Uid;
                if (isGone)
                {
                    known.Remove(name);
                }
                else
                {
                    known[name] = item;
                }

                if (!isSame)
                {
                    HandOn();
                }
            }
        }

        return new(table, Replace, Apply, time, logger, stopping);
    }

    private void HandOn()
    {
        if (_knowsLevels && _knowsSchemas)
        {
            _changed([.. _levels.Values], [.. _schemas.Values]);
        }
    }
}
