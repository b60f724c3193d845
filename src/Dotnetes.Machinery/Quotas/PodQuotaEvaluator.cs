using Dotnetes.Api.Core.V1;
using Dotnetes.Api;
using Dotnetes.Machinery.Validation;
using Dotnetes.Serialization.Collections;
using Dotnetes.Serialization.Scalars;

namespace Dotnetes.Machinery.Quotas;

/// <summary>Weighs pods. Finished pods and those whose grace period is over take nothing but their count.</summary>
public sealed class PodQuotaEvaluator() : QuotaEvaluator(new("", "pods"))
{
    private const string Requests = "requests.";
    private const string HugePages = "hugepages-";
    private const string DeviceClass = "deviceclass.resource.kubernetes.io/";

    private static readonly ValueList<string> s_names =
    [
        ResourceName.Cpu,
        ResourceName.Memory,
        ResourceName.EphemeralStorage,
        ResourceName.RequestsCpu,
        ResourceName.RequestsMemory,
        ResourceName.RequestsEphemeralStorage,
        ResourceName.LimitsCpu,
        ResourceName.LimitsMemory,
        ResourceName.LimitsEphemeralStorage,
        ResourceName.Pods,
    ];

    // A quota of these makes every container name its own; upstream calls that a mistake that must not spread to other names.
    private static readonly ValueList<string> s_mandatory =
    [
        ResourceName.Cpu,
        ResourceName.LimitsCpu,
        ResourceName.LimitsMemory,
        ResourceName.Memory,
        ResourceName.RequestsCpu,
        ResourceName.RequestsMemory,
    ];

    /// <inheritdoc/>
    public override bool NeedsObject => true;

    /// <summary>Whether a pod is charged: not finished, and not past its grace period.</summary>
    public static bool IsCharged(Pod pod, DateTimeOffset now)
    {
        if (pod.Status.Phase is PodPhase.Failed or PodPhase.Succeeded)
        {
            return false;
        }

        // A pod that hangs on a lost node must not keep its owner from making another.
        return pod.Metadata is not { DeletionTimestamp: { } deleted, DeletionGracePeriodSeconds: { } grace } || now <= deleted.ToDateTimeOffset().AddSeconds(grace);
    }

    /// <inheritdoc/>
    public override bool Handles(QuotaOperation operation, string subresource, IKubeObject current, IKubeObject? old) => subresource switch
    {
        "" => operation == QuotaOperation.Create || (current is Pod pod && old is Pod before && IsTerminating(pod) != IsTerminating(before)),
        "resize" => operation == QuotaOperation.Update,
        _ => false,
    };

    /// <inheritdoc/>
    public override string? Constraints(IReadOnlyCollection<string> required, IKubeObject value)
    {
        var pod = (Pod)value;
        if (PodResources.ArePodLevel(pod))
        {
            return null;
        }

        var containers = pod.Spec.Containers.Concat(pod.Spec.InitContainers).Select(c => (c.Name, Used: Compute(c.Resources.Requests, c.Resources.Limits))).ToArray();
        var missing = new List<string>();
        foreach (var name in s_mandatory.Where(required.Contains))
        {
            var without = containers.Where(c => !c.Used.ContainsKey(name)).Select(c => c.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
            if (without.Length > 0)
            {
                missing.Add($"{name} for: {string.Join(',', without)}");
            }
        }

        return missing.Count == 0 ? null : $"must specify {string.Join("; ", missing)}";
    }

    /// <inheritdoc/>
    public override bool Tracks(string resourceName) =>
        base.Tracks(resourceName)
        || s_names.Contains(resourceName)
        || resourceName.StartsWith(HugePages, StringComparison.Ordinal)
        || (resourceName.StartsWith(Requests, StringComparison.Ordinal)
            && (resourceName.AsSpan(Requests.Length).StartsWith(HugePages, StringComparison.Ordinal)
                || resourceName.AsSpan(Requests.Length).StartsWith(DeviceClass, StringComparison.Ordinal)
                || !IsNative(resourceName)));

    /// <inheritdoc/>
    public override ValueMap<Quantity> Usage(IKubeObject value, DateTimeOffset now)
    {
        var pod = (Pod)value;
        var count = ValueMap.Of((CountName, One));
        return IsCharged(pod, now) ? ResourceLists.Add(count, Compute(PodResources.Requests(pod), PodResources.Limits(pod))) : count;
    }

    /// <inheritdoc/>
    public override bool Frees(IKubeObject old, IKubeObject current, DateTimeOffset now)
    {
        var (before, after) = ((Pod)old, (Pod)current);
        return Resized(before.Status.ContainerStatuses, after.Status.ContainerStatuses)
            || Resized(before.Status.InitContainerStatuses, after.Status.InitContainerStatuses)
            || IsTerminating(before) != IsTerminating(after)
            || (IsCharged(before, now) && !IsCharged(after, now));
    }

    /// <inheritdoc/>
    public override bool IsInScope(ScopedResourceSelectorRequirement scope, IKubeObject value)
    {
        var pod = (Pod)value;
        return scope.ScopeName switch
        {
            ResourceQuotaScope.Terminating => IsTerminating(pod),
            ResourceQuotaScope.NotTerminating => !IsTerminating(pod),
            ResourceQuotaScope.BestEffort => PodResources.IsBestEffort(pod),
            ResourceQuotaScope.NotBestEffort => !PodResources.IsBestEffort(pod),
            ResourceQuotaScope.PriorityClass => Selects(scope, pod.Spec.PriorityClassName.Length == 0 ? null : pod.Spec.PriorityClassName),
            ResourceQuotaScope.CrossNamespacePodAffinity => CrossesNamespaces(pod),
            _ => false,
        };
    }

    /// <inheritdoc/>
    public override ValueList<ScopedResourceSelectorRequirement> UncoveredScopes(
        IEnumerable<ScopedResourceSelectorRequirement> limited,
        IReadOnlyCollection<ScopedResourceSelectorRequirement> matched) => NotCovered(limited, matched);

    private static bool IsTerminating(Pod pod) => pod.Spec.ActiveDeadlineSeconds >= 0;

    private static bool Resized(ValueList<ContainerStatus> before, ValueList<ContainerStatus> after) =>
        before.Any(b => after.Find(a => a.Name == b.Name) is { } a && a.Resources != b.Resources);

    private static ValueMap<Quantity> Compute(ValueMap<Quantity> requests, ValueMap<Quantity> limits)
    {
        var used = default(ValueMapBuilder<Quantity>);
        used.Add(ResourceName.Pods, One);
        foreach (var (name, amount) in requests)
        {
            if (name is ResourceName.Cpu or ResourceName.Memory or ResourceName.EphemeralStorage || name.StartsWith(HugePages, StringComparison.Ordinal))
            {
                used.Add(name, amount);
                used.Add(Requests + name, amount);
            }
            else if (IsExtended(name) || name.StartsWith(DeviceClass, StringComparison.Ordinal))
            {
                used.Add(Requests + name, amount);
            }
        }

        foreach (var (name, amount) in limits)
        {
            if (name is ResourceName.Cpu or ResourceName.Memory or ResourceName.EphemeralStorage)
            {
                used.Add($"limits.{name}", amount);
            }
        }

        return used.ToMap();
    }

    private static bool IsNative(string name) => !name.Contains('/', StringComparison.Ordinal) || name.Contains("kubernetes.io/", StringComparison.Ordinal);

    private static bool IsExtended(string name) =>
        !IsNative(name) && !name.StartsWith(Requests, StringComparison.Ordinal) && QualifiedNames.IsQualifiedName(Requests + name).IsEmpty;

    private static bool CrossesNamespaces(Pod pod) =>
        pod.Spec.Affinity is { } affinity
        && ((affinity.PodAffinity is { } together
                && (together.RequiredDuringSchedulingIgnoredDuringExecution.Any(Crosses) || together.PreferredDuringSchedulingIgnoredDuringExecution.Any(static w => Crosses(w.PodAffinityTerm))))
            || (affinity.PodAntiAffinity is { } apart
                && (apart.RequiredDuringSchedulingIgnoredDuringExecution.Any(Crosses) || apart.PreferredDuringSchedulingIgnoredDuringExecution.Any(static w => Crosses(w.PodAffinityTerm)))));

    private static bool Crosses(PodAffinityTerm term) => !term.Namespaces.IsEmpty || term.NamespaceSelector is not null;
}
