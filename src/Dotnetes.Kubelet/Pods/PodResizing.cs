using Dotnetes.Api.Core.V1;
using Dotnetes.Grpc;
using Dotnetes.Kubelet.Cgroups;
using Dotnetes.Kubelet.Events;
using Dotnetes.Kubelet.Runtime;

namespace Dotnetes.Kubelet.Pods;

/// <summary>
/// Changes the resources of running containers in place (KEP-1287): when the node has the room, the control groups of pod and containers are
/// set anew; containers whose resize policy wants that are started anew. Belongs to the pod's worker.
/// </summary>
internal sealed class PodResizing(PodServices services)
{
    private readonly Dictionary<string, ResourceRequirements> _applied = new(StringComparer.Ordinal);

    /// <summary>Why a wanted change is not made; empty when there is none.</summary>
    public (string Reason, string Message) Pending { get; private set; }

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

    /// <summary>Makes what changes are wanted and possible.</summary>
    public async Task Run(Pod pod, PodRuntimeStatus runtime, CancellationToken cancellationToken)
    {
        Forget(runtime);
        var changes = new List<(PodContainer Container, RuntimeContainer Running, ResourceRequirements Before)>();
        foreach (var container in PodContainer.Of(pod.Spec).Where(c => c.Kind is ContainerKind.Main or ContainerKind.Sidecar))
        {
            if (runtime.Latest(container.Name) is { IsRunning: true } running && AppliedOf(container, running) is var before && Differ(before, container.Spec.Resources))
            {
                changes.Add((container, running, before));
            }
        }

        Pending = changes.Count == 0 ? default : Obstacle(pod);
        if (changes.Count == 0 || Pending.Reason is { Length: > 0 })
        {
            return;
        }

        // The pod's control group lies around those of its containers: it must never be the smaller one.
        services.Cgroups.CreatePod(pod);
        foreach (var (container, running, before) in changes)
        {
            await Change(pod, container, running, before, cancellationToken);
        }
    }

    private async Task Change(Pod pod, PodContainer container, RuntimeContainer running, ResourceRequirements before, CancellationToken cancellationToken)
    {
        var wanted = container.Spec.Resources;
        if (container.Spec.ResizePolicy.Any(p => p.RestartPolicy == "RestartContainer" && Changes(before, wanted, p.ResourceName)))
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
            services.Events.Record(References.To(pod, container), warning: true, "ResizeError", $"Error resizing container {container.Name}: {e.Message}");
            throw;
        }
    }

    private (string Reason, string Message) Obstacle(Pod pod) => services.Room.Shortage(pod) switch
    {
        null => default,
        var (resource, requested, _, capacity) when requested > capacity => (
            "Infeasible", $"Node didn't have enough capacity: {resource}, requested: {requested}, capacity: {capacity}"),
        var (resource, requested, used, capacity) => (
            "Deferred", $"Node didn't have enough resource: {resource}, requested: {requested}, used: {used}, capacity: {capacity}"),
    };

    private void Forget(PodRuntimeStatus runtime)
    {
        foreach (var gone in _applied.Keys.Where(id => !runtime.Containers.Any(c => c.Id == id)).ToList())
        {
            _applied.Remove(gone);
        }
    }

    private static bool Differ(ResourceRequirements left, ResourceRequirements right) => Changes(left, right, "cpu") || Changes(left, right, "memory");

    private static bool Changes(ResourceRequirements left, ResourceRequirements right, string resource) =>
        Of(left.Limits, resource) != Of(right.Limits, resource) || Of(left.Requests, resource) != Of(right.Requests, resource);

    private static long Of(ValueMap<Quantity> map, string resource) => map.TryGetValue(resource, out var amount) ? PodRequests.Amount(resource, amount) : -1;
}
