using System.Globalization;
using Dotnetes.Api.Apps.V1;
using Dotnetes.Api.Batch.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Discovery.V1;
using Dotnetes.Api.Policy.V1;

namespace Dotnetes.Testing.Simulations;

/// <summary>What must come true once nothing goes wrong any more.</summary>
internal static class Convergence
{
    /// <summary>The first thing that is not as it should be; null when everything is.</summary>
    public static string? Missing(ClusterModel model) =>
        Deletions(model) ?? Owners(model) ?? Nodes(model) ?? Deployments(model) ?? StatefulSets(model) ?? DaemonSets(model) ?? Jobs(model)
        ?? Pods(model) ?? Quotas(model) ?? Budgets(model) ?? Endpoints(model);

    private static string Name(IKubeObject value) => $"{value.KindInfo.Kind} {value.Metadata.Namespace}/{value.Metadata.Name}";

    private static string? Deletions(ClusterModel model) =>
        model.Everything.FirstOrDefault(o => o.Metadata.DeletionTimestamp is not null) is { } left ? $"{Name(left)} is still being deleted" : null;

    private static string? Owners(ClusterModel model)
    {
        var uids = model.Uids();
        return model.Everything.FirstOrDefault(o => !o.Metadata.OwnerReferences.IsEmpty && !o.Metadata.OwnerReferences.Any(r => uids.Contains(r.Uid))) is { } orphan
            ? $"{Name(orphan)} outlives its owner"
            : null;
    }

    private static string? Nodes(ClusterModel model)
    {
        foreach (var node in model.All<Node>())
        {
            if (node.Status.Conditions.Find(c => c.Type == "Ready")?.Status != "True" || node.Spec.Taints.Any(t => t.Key.StartsWith("node.kubernetes.io/", StringComparison.Ordinal)))
            {
                return $"{Name(node)} is not ready";
            }
        }

        return null;
    }

    private static string? Deployments(ClusterModel model)
    {
        foreach (var deployment in model.All<Deployment>())
        {
            var replicas = deployment.Spec.Replicas ?? 1;
            var status = deployment.Status;
            if (status.ObservedGeneration != deployment.Metadata.Generation)
            {
                return $"{Name(deployment)} was not looked at";
            }

            if (IsBounded(model, deployment))
            {
                continue;
            }

            if (status.AvailableReplicas != replicas || status.UpdatedReplicas != replicas || status.Replicas != replicas)
            {
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Name(deployment)} has {status.AvailableReplicas} available, {status.UpdatedReplicas} updated of {status.Replicas} pods, and wants {replicas}");
            }
        }

        return null;
    }

    private static string? StatefulSets(ClusterModel model)
    {
        foreach (var set in model.All<StatefulSet>().Where(s => !IsBounded(model, s)))
        {
            var pods = model.All<Pod>().Where(p => p.IsOwnedBy(set.Metadata.Uid)).Select(p => p.Metadata.Name).ToList();
            var wanted = Enumerable.Range(0, set.Spec.Replicas ?? 1).Select(i => string.Create(CultureInfo.InvariantCulture, $"{set.Metadata.Name}-{i}"));
            if (!wanted.Order(StringComparer.Ordinal).SequenceEqual(pods.Order(StringComparer.Ordinal)) || set.Status.ReadyReplicas != set.Spec.Replicas
                || set.Status.UpdatedReplicas != set.Spec.Replicas)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{Name(set)} has the pods {string.Join(',', pods)}, {set.Status.ReadyReplicas} ready, {set.Status.UpdatedReplicas} updated, and wants {set.Spec.Replicas}");
            }
        }

        return null;
    }

    private static string? DaemonSets(ClusterModel model)
    {
        var nodes = model.All<Node>().Count();
        return model.All<DaemonSet>().FirstOrDefault(s => !IsBounded(model, s) && (s.Status.NumberReady != nodes || s.Status.UpdatedNumberScheduled != nodes)) is { } set
            ? string.Create(CultureInfo.InvariantCulture, $"{Name(set)} has {set.Status.NumberReady} ready, {set.Status.UpdatedNumberScheduled} updated pods on {nodes} nodes")
            : null;
    }

    private static string? Jobs(ClusterModel model)
    {
        foreach (var job in model.All<Job>().Where(j => !IsBounded(model, j)))
        {
            var isComplete = job.Status.Conditions.Any(c => c is { Type: "Complete", Status: "True" });
            var isFailed = job.Status.Conditions.Any(c => c is { Type: "Failed", Status: "True" });
            if (!isComplete && !isFailed)
            {
                return $"{Name(job)} has not ended";
            }

            if (isComplete && job.Status.Succeeded != job.Spec.Completions)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{Name(job)} counts {job.Status.Succeeded} successes, not {job.Spec.Completions}");
            }
        }

        return null;
    }

    private static string? Pods(ClusterModel model)
    {
        foreach (var pod in model.All<Pod>())
        {
            if (pod.Spec.NodeName.Length == 0 && model.All<Node>().Any(n => PodFacts.Takes(model, n, pod)))
            {
                return $"{Name(pod)} waits although a node has room for it";
            }

            if (pod.Spec.NodeName.Length > 0 && !pod.IsOver() && !pod.IsReady() && !pod.Metadata.Labels.ContainsKey("fails"))
            {
                return $"{Name(pod)} is not ready";
            }
        }

        return null;
    }

    private static string? Quotas(ClusterModel model)
    {
        foreach (var quota in model.All<ResourceQuota>())
        {
            var pods = model.All<Pod>().Count(p => p.Metadata.Namespace == quota.Metadata.Namespace && !p.IsOver());
            if (!quota.Status.Used.TryGetValue("pods", out var used) || used.Value() != pods)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{Name(quota)} counts {used} pods, there are {pods}");
            }
        }

        return null;
    }

    private static string? Budgets(ClusterModel model)
    {
        foreach (var budget in model.All<PodDisruptionBudget>())
        {
            var ready = model.All<Pod>().Count(p => p.Metadata.Namespace == budget.Metadata.Namespace && budget.Spec.Selector.Matches(p) && p.IsReady());
            if (budget.Status.ObservedGeneration != budget.Metadata.Generation || budget.Status.CurrentHealthy != ready)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{Name(budget)} counts {budget.Status.CurrentHealthy} healthy pods, there are {ready}");
            }
        }

        return null;
    }

    private static string? Endpoints(ClusterModel model)
    {
        foreach (var service in model.All<Service>().Where(s => !s.Spec.Selector.IsEmpty))
        {
            var selector = new Api.Meta.V1.LabelSelector { MatchLabels = service.Spec.Selector };
            var wanted = model.All<Pod>().Where(p => p.Metadata.Namespace == service.Metadata.Namespace && selector.Matches(p) && !p.IsOver() && p.IsReady())
                .Select(p => p.Status.PodIP).Order(StringComparer.Ordinal);
            var found = model.All<EndpointSlice>().Where(s => s.IsOwnedBy(service.Metadata.Uid)).SelectMany(s => s.Endpoints).Where(e => e.Conditions.Ready == true)
                .SelectMany(e => e.Addresses).Order(StringComparer.Ordinal);
            if (!wanted.SequenceEqual(found))
            {
                return $"{Name(service)} does not lead to the pods that are ready";
            }
        }

        return null;
    }

    // Where there is a quota, or not enough room, workloads need not get what they want.
    private static bool IsBounded(ClusterModel model, IKubeObject workload) =>
        workload.Metadata.Namespace is UserActs.TightNamespace
        || model.All<Pod>().Any(p => p.Metadata.Namespace == workload.Metadata.Namespace && p.Spec.NodeName.Length == 0)
        || model.All<ResourceQuota>().Any(q => q.Metadata.Namespace == workload.Metadata.Namespace);
}
