using Dotnetes.Api.Core.V1;
using Dotnetes.Grpc;
using Dotnetes.Kubelet.Events;
using Dotnetes.Kubelet.Runtime;

namespace Dotnetes.Kubelet.Pods;

/// <summary>
/// Changes the resources of running containers in place (KEP-1287): when the node has the room, the control groups of pod and containers are
/// set anew; containers whose resize policy wants that are started anew. Belongs to the pod's worker.
/// </summary>
internal sealed class PodResizing(PodServices services)
{
    // What running containers have, by their ID. It also stands in an annotation of each container as it was made, so that a restart of the kubelet finds it.
    private readonly Dictionary<string, ResourceRequirements> _applied = new(StringComparer.Ordinal);

    // What the node has granted while the specification asks for something else, by name of the container.
    private readonly Dictionary<string, ResourceRequirements> _granted = new(StringComparer.Ordinal);

    // What was asked for when requests and refusals were last counted.
    private PodSpec? _counted;
    private string _countedReason = "";

    /// <summary>Why a wanted change is not made, for the condition PodResizePending; empty when there is none.</summary>
    public (string Reason, string Message) Pending { get; private set; }

    /// <summary>The change that was granted and is not made yet, for the condition PodResizeInProgress; null when there is none. Its reason is Error when making it failed.</summary>
    public (string Reason, string Message)? InProgress { get; private set; }

    /// <summary>The resources that a running container has.</summary>
    public ResourceRequirements AppliedOf(PodContainer container, RuntimeContainer running)
    {
        if (_applied.TryGetValue(running.Id, out var known))
        {
            return known;
        }

        var noted = running.Annotations.GetValueOrDefault(RuntimeLabels.Resources, "");
        return _applied[running.Id] = noted.Length > 0 ? JsonText.Decode<ResourceRequirements>(System.Text.Encoding.UTF8.GetBytes(noted)) : container.Spec.Resources;
    }

    /// <summary>The resources that the node has granted a container: those of its specification unless a change is pending.</summary>
    public ResourceRequirements GrantedOf(PodContainer container) => _granted.GetValueOrDefault(container.Name, container.Spec.Resources);

    /// <summary>The pod with the resources that the node has granted, which are what its containers start with.</summary>
    public Pod Granted(Pod pod) => _granted.Count == 0 ? pod : pod with
    {
        Spec = pod.Spec with { Containers = pod.Spec.Containers.Map(Granted), InitContainers = pod.Spec.InitContainers.Map(Granted) },
    };

    /// <summary>Makes what changes are wanted and possible.</summary>
    public async Task Run(Pod pod, PodRuntimeStatus runtime, CancellationToken cancellationToken)
    {
        Forget(runtime);
        CountRequests(pod);
        var changes = Changes(pod, runtime);
        Pending = changes.Count == 0 ? default : services.Room.ObstacleTo(pod);
        CountReason();
        if (Pending.Reason is { Length: > 0 })
        {
            foreach (var change in changes)
            {
                _granted[change.Container.Name] = change.Before;
            }

            return;
        }

        _granted.Clear();
        InProgress = changes.Count == 0 ? null : ("", "");
        if (changes.Count == 0)
        {
            return;
        }

        var start = services.Time.GetTimestamp();
        var done = false;
        try
        {
            await Make(pod, changes, cancellationToken);
            done = true;
        }
        finally
        {
            services.Metrics.Resizes.Duration.With(done ? "true" : "false").Observe(services.Time.GetElapsedTime(start).TotalMilliseconds);
        }

        // Of a container that starts anew the change is made when it runs again.
        InProgress = changes.Exists(c => NeedsRestart(c)) ? InProgress : null;
    }

    private async Task Make(Pod pod, List<Resize> changes, CancellationToken cancellationToken)
    {
        // The pod's control group lies around those of its containers, so it grows before them and shrinks after them.
        if (changes.Exists(c => Grows(c.Before, c.Container.Spec.Resources)))
        {
            services.Cgroups.CreatePod(pod);
        }

        foreach (var change in changes)
        {
            await Change(pod, change, cancellationToken);
        }

        services.Cgroups.CreatePod(pod);
    }

    private void CountRequests(Pod pod)
    {
        var before = _counted;
        _counted = pod.Spec;
        if (before is null || ReferenceEquals(before, pod.Spec))
        {
            return;
        }

        foreach (var container in PodContainer.Of(pod.Spec).Where(c => c.Kind is ContainerKind.Main or ContainerKind.Sidecar))
        {
            if (PodContainer.Of(before).FirstOrDefault(c => c.Name == container.Name) is not { } old)
            {
                continue;
            }

            foreach (var resource in (ReadOnlySpan<string>)["memory", "cpu"])
            {
                services.Metrics.Resizes.Count(resource, "requests", Of(old.Spec.Resources.Requests, resource), Of(container.Spec.Resources.Requests, resource));
                services.Metrics.Resizes.Count(resource, "limits", Of(old.Spec.Resources.Limits, resource), Of(container.Spec.Resources.Limits, resource));
            }
        }
    }

    // Waiting changes are tried again now and then.
    private void CountReason()
    {
        var reason = Pending.Reason ?? "";
        if (reason == _countedReason)
        {
            return;
        }

        if (reason == "Infeasible")
        {
            services.Metrics.Resizes.Infeasible.With("insufficient_node_allocatable").Increment();
        }
        else if (reason.Length == 0 && _countedReason == "Deferred")
        {
            services.Metrics.Resizes.DeferredAccepted.With("periodic_retry").Increment();
        }

        _countedReason = reason;
    }

    private List<Resize> Changes(Pod pod, PodRuntimeStatus runtime)
    {
        var changes = new List<Resize>();
        foreach (var container in PodContainer.Of(pod.Spec).Where(c => c.Kind is ContainerKind.Main or ContainerKind.Sidecar))
        {
            if (runtime.Latest(container.Name) is { IsRunning: true } running && AppliedOf(container, running) is var before && Differ(before, container.Spec.Resources))
            {
                changes.Add(new(container, running, before));
            }
        }

        return changes;
    }

    private async Task Change(Pod pod, Resize change, CancellationToken cancellationToken)
    {
        var (container, running, _) = change;
        var wanted = container.Spec.Resources;
        if (NeedsRestart(change))
        {
            var grace = TimeSpan.FromSeconds(pod.Spec.TerminationGracePeriodSeconds ?? 30);
            await services.Containers.Stop(pod, container, running, $"Container {container.Name} resize requires restart", grace, cancellationToken);
            return;
        }

        try
        {
            await services.Runtime.UpdateContainerResources(
                new Cri.V1.UpdateContainerResourcesRequest { ContainerId = running.Id, Linux = services.ResourcesOf(pod, container) }, cancellationToken);
            _applied[running.Id] = wanted;
            services.Events.Record(References.To(pod, container), warning: false, "ResizeCompleted", $"Pod resize completed: {JsonText.Of(wanted)}");
        }
        catch (GrpcException e)
        {
            InProgress = ("Error", $"Error resizing container {container.Name}: {e.Message}");
            services.Events.Record(References.To(pod, container), warning: true, "ResizeError", $"Error resizing container {container.Name}: {e.Message}");
            throw;
        }
    }

    private Container Granted(Container container) => _granted.TryGetValue(container.Name, out var granted) ? container with { Resources = granted } : container;

    private void Forget(PodRuntimeStatus runtime)
    {
        foreach (var gone in _applied.Keys.Where(id => !runtime.Containers.Any(c => c.Id == id)).ToList())
        {
            _applied.Remove(gone);
        }
    }

    private static bool NeedsRestart(Resize change) =>
        change.Container.Spec.ResizePolicy.Any(p => p.RestartPolicy == "RestartContainer" && Differ(change.Before, change.Container.Spec.Resources, p.ResourceName));

    private static bool Differ(ResourceRequirements left, ResourceRequirements right) => Differ(left, right, "cpu") || Differ(left, right, "memory");

    private static bool Differ(ResourceRequirements left, ResourceRequirements right, string resource) =>
        Of(left.Limits, resource) != Of(right.Limits, resource) || Of(left.Requests, resource) != Of(right.Requests, resource);

    private static bool Grows(ResourceRequirements before, ResourceRequirements after) =>
        Of(after.Limits, "cpu") > Of(before.Limits, "cpu") || Of(after.Limits, "memory") > Of(before.Limits, "memory");

    private static long Of(ValueMap<Quantity> map, string resource) => map.TryGetValue(resource, out var amount) ? PodRequests.Amount(resource, amount) : -1;

    private sealed record Resize(PodContainer Container, RuntimeContainer Running, ResourceRequirements Before);
}
