using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Client.Discovery;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Reconciling;
using Dotnetes.Controllers.Monitoring;
using Dotnetes.Machinery.Quotas;
using GroupResource = Dotnetes.Machinery.Schema.GroupResource;
using ResourceClaim = Dotnetes.Api.Resource.V1.ResourceClaim;

namespace Dotnetes.Controllers.ResourceQuotas;

/// <summary>
/// Counts what the objects of a namespace take of its quotas. Admission charges quotas at once; this controller counts from scratch when a quota
/// changes, when objects go or finish, and every five minutes, and is what sets quotas free.
/// </summary>
public sealed class ResourceQuotaController : ObjectReconciler
{
    private const string CountPrefix = "count/";
    private static readonly TimeSpan s_resync = TimeSpan.FromMinutes(5);

    // Between admission's charge and the moment when the charged object is stored.
    private static readonly TimeSpan s_settling = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_initialSync = TimeSpan.FromSeconds(30);

    private readonly ResourceMonitors _monitors;
    private readonly IInformer<ResourceQuota> _quotas;
    private readonly Dictionary<GroupResource, (Func<string, IEnumerable<IKubeObject>> Cached, Func<string, CancellationToken, ValueTask<IEnumerable<IKubeObject>>> Live)> _whole = [];
    private readonly Lock _gate = new();
    private readonly Dictionary<ObjectKey, (string Version, DateTimeOffset Since)> _lowering = [];

    /// <summary>Creates the controller.</summary>
    /// <param name="context">What controllers are given.</param>
    /// <param name="monitors">Where the metadata of all objects come from; somebody else runs them.</param>
    public ResourceQuotaController(ControllerContext context, ResourceMonitors monitors)
        : base("resourcequota-controller", context)
    {
        _monitors = monitors;
        _quotas = Watch<ResourceQuota>(OnQuota);
        AddWhole<Pod>();
        AddWhole<Service>();
        AddWhole<PersistentVolumeClaim>();
        AddWhole<ResourceClaim>();

        // From the informer that tells of quotas: their metadata may come later, and a quota must count itself.
        AddWhole<ResourceQuota>();
    }

    /// <inheritdoc/>
    public override async Task Run(CancellationToken cancellationToken)
    {
        try
        {
            await _monitors.WaitForSync(s_initialSync, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return;
        }

        _monitors.AddHandler(OnObject);
        await base.Run(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async ValueTask<TimeSpan?> Reconcile(ObjectKey key, CancellationToken cancellationToken)
    {
        if (_quotas.Get(key.Namespace, key.Name) is not { } quota)
        {
            Forget(key);
            return null;
        }

        var hard = quota.Spec.Hard;
        var status = quota.Status;
        var used = UsedOf(quota, null);
        if (Lowers(status.Used, used))
        {
            // The caches may lag behind what admission has charged already. So the charge must be old enough, and what counts is the server's list.
            if (!IsSettled(key, quota.Metadata.ResourceVersion))
            {
                return s_settling;
            }

            used = UsedOf(quota, await Live(quota, cancellationToken));
        }

        if (status.Hard.IsNull || status.Used.IsNull || !ResourceLists.AreEqual(hard, status.Hard) || !ResourceLists.AreEqual(used, status.Used))
        {
            await Context.Client.UpdateStatus(quota with { Status = new() { Hard = hard.IsNull ? [] : hard, Used = used } }, cancellationToken: cancellationToken);
        }

        Forget(key);
        return s_resync;
    }

    private ValueMap<Quantity> UsedOf(ResourceQuota quota, IReadOnlyDictionary<GroupResource, IEnumerable<IKubeObject>>? live) =>
        ResourceLists.Mask(quota.Status.Used.WithAll(Count(quota, live)), [.. quota.Spec.Hard.Keys]);

    private static bool Lowers(ValueMap<Quantity> before, ValueMap<Quantity> after) => before.Any(b => after.TryGetValue(b.Key, out var now) && now < b.Value);

    private bool IsSettled(ObjectKey key, string version)
    {
        lock (_gate)
        {
            if (_lowering.TryGetValue(key, out var seen) && seen.Version == version)
            {
                return Now - seen.Since >= s_settling;
            }

            _lowering[key] = (version, Now);
            return false;
        }
    }

    private void Forget(ObjectKey key)
    {
        lock (_gate)
        {
            _lowering.Remove(key);
        }
    }

    private async ValueTask<IReadOnlyDictionary<GroupResource, IEnumerable<IKubeObject>>> Live(ResourceQuota quota, CancellationToken cancellationToken)
    {
        var live = new Dictionary<GroupResource, IEnumerable<IKubeObject>>();
        foreach (var evaluator in EvaluatorsOf(quota.Spec.Hard.Keys))
        {
            if (_whole.TryGetValue(evaluator.Resource, out var lists))
            {
                live[evaluator.Resource] = await lists.Live(quota.Metadata.Namespace, cancellationToken);
            }
        }

        return live;
    }

    /// <summary>What is used of the names that the quota limits and that can be counted at present.</summary>
    private Dictionary<string, Quantity> Count(ResourceQuota quota, IReadOnlyDictionary<GroupResource, IEnumerable<IKubeObject>>? live)
    {
        var sums = new Dictionary<string, Quantity>(StringComparer.Ordinal);
        foreach (var evaluator in EvaluatorsOf(quota.Spec.Hard.Keys))
        {
            if ((live?.GetValueOrDefault(evaluator.Resource) ?? ObjectsOf(evaluator, quota.Metadata.Namespace)) is not { } objects)
            {
                continue;
            }

            var tracked = evaluator.Tracked(quota.Spec.Hard.Keys);
            foreach (var name in tracked)
            {
                sums.TryAdd(name, Quantity.Zero);
            }

            foreach (var value in objects)
            {
                if (!evaluator.IsInScopes(quota.Spec, value))
                {
                    continue;
                }

                foreach (var (name, amount) in evaluator.Usage(value, Now))
                {
                    if (tracked.Contains(name))
                    {
                        sums[name] += amount;
                    }
                }
            }
        }

        return sums;
    }

    // Only resources that are limited are looked at: of the many that there are, most never are.
    private static IEnumerable<QuotaEvaluator> EvaluatorsOf(IEnumerable<string> names)
    {
        var evaluators = new Dictionary<GroupResource, QuotaEvaluator>();
        foreach (var name in names)
        {
            foreach (var special in QuotaEvaluators.Special)
            {
                if (special.Tracks(name))
                {
                    evaluators.TryAdd(special.Resource, special);
                }
            }

            if (name.StartsWith(CountPrefix, StringComparison.Ordinal))
            {
                var resource = GroupResource.Parse(name[CountPrefix.Length..]);
                if (!evaluators.ContainsKey(resource) && QuotaEvaluators.For(resource) is { } evaluator)
                {
                    evaluators.Add(resource, evaluator);
                }
            }
        }

        return evaluators.Values;
    }

    /// <summary>The objects of a namespace, whole or as their metadata; null when they are not known.</summary>
    private IEnumerable<IKubeObject>? ObjectsOf(QuotaEvaluator evaluator, string ns)
    {
        if (_whole.TryGetValue(evaluator.Resource, out var lists))
        {
            return lists.Cached(ns);
        }

        return _monitors.Find(evaluator.Resource) is { HasSynced: true } informer ? informer.List(ns) : null;
    }

    private void AddWhole<T>()
        where T : class, IKubeObject<T>
    {
        var resource = new GroupResource(T.Info.Group, T.Info.Plural);
        var evaluator = QuotaEvaluators.For(resource)!;
        var informer = Watch<T>((old, current) =>
        {
            if (old is not null && (current is null || evaluator.Frees(old, current, Now)))
            {
                Replenish(evaluator, old.Metadata.Namespace);
            }
        });
        _whole.Add(resource, (informer.List, async (ns, cancellationToken) => (IEnumerable<IKubeObject>)(await Context.Client.List<T>(ns, cancellationToken: cancellationToken)).Items));
    }

    private void OnObject(DiscoveredResource resource, PartialObjectMetadata? old, PartialObjectMetadata? current)
    {
        var name = new GroupResource(resource.Name.Group, resource.Name.Resource);
        if (current is null && resource.Namespaced && !_whole.ContainsKey(name) && _quotas.List(old!.Metadata.Namespace).Count > 0 && QuotaEvaluators.For(name) is { } evaluator)
        {
            Replenish(evaluator, old.Metadata.Namespace);
        }
    }

    private void Replenish(QuotaEvaluator evaluator, string ns)
    {
        foreach (var quota in _quotas.List(ns))
        {
            if (quota.Status.Hard.Keys.Any(evaluator.Tracks))
            {
                Queue.Add(ObjectKey.Of(quota));
            }
        }
    }

    // Changes of the status are this controller's, or admission's, which counts itself.
    private void OnQuota(ResourceQuota? old, ResourceQuota? current)
    {
        if (current is not null && (old is null || old.Spec != current.Spec))
        {
            Queue.Add(ObjectKey.Of(current));
        }
    }
}
