using Dotnetes.Api.Core.V1;
using Dotnetes.Grpc;
using Dotnetes.Kubelet.Events;
using Dotnetes.Kubelet.Runtime;

namespace Dotnetes.Kubelet.Pods;

/// <summary>Stops everything of a pod: ordinary containers at once, then sidecars in reverse order, then the sandbox.</summary>
internal sealed class PodTermination(PodServices services)
{
    /// <summary>Whether a pod is to end by what its object says.</summary>
    public static bool IsOrdered(Pod pod) => pod.Metadata.DeletionTimestamp is not null || PodStatusBuilder.IsFinal(pod.Status.Phase);

    /// <summary>How long the end of a pod may take by what its object says.</summary>
    public static TimeSpan GraceOf(Pod pod) => TimeSpan.FromSeconds(pod.Metadata.DeletionGracePeriodSeconds ?? pod.Spec.TerminationGracePeriodSeconds ?? 30);

    /// <summary>How long a pod may still be active; null for as long as it likes.</summary>
    public static TimeSpan? TimeLeft(Pod pod, DateTimeOffset now) => pod.Spec.ActiveDeadlineSeconds is { } seconds && pod.Status.StartTime is { } start
        ? start.ToDateTimeOffset() + TimeSpan.FromSeconds(seconds) - now
        : null;

    /// <summary>Stops the pod within a grace period.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="runtime">What the runtime has of it.</param>
    /// <param name="grace">The grace period for all of it together.</param>
    /// <param name="cancellationToken">Ends the wait; what was signalled stays signalled.</param>
    public async Task Run(Pod pod, PodRuntimeStatus runtime, TimeSpan grace, CancellationToken cancellationToken)
    {
        var deadline = new Deadline(services.Time, grace);
        var running = runtime.Containers.Where(c => c.State is Cri.V1.ContainerState.Running or Cri.V1.ContainerState.Unknown).ToList();
        var sidecars = PodContainer.Of(pod.Spec).Where(c => c.Kind == ContainerKind.Sidecar).Reverse().ToList();
        var others = running.Where(c => !sidecars.Exists(s => s.Name == c.Name));
        await Task.WhenAll(others.Select(c => Stop(pod, c, deadline, cancellationToken)));
        foreach (var sidecar in sidecars)
        {
            foreach (var container in running.Where(c => c.Name == sidecar.Name))
            {
                await Stop(pod, container, deadline, cancellationToken);
            }
        }

        foreach (var sandbox in runtime.Sandboxes.ToArray())
        {
            await services.Runtime.StopPodSandbox(sandbox.Id, cancellationToken);
        }
    }

    private async Task Stop(Pod pod, RuntimeContainer container, Deadline deadline, CancellationToken cancellationToken)
    {
        try
        {
            await services.Containers.Stop(
                pod, PodContainer.Find(pod.Spec, container.Name), container, $"Stopping container {container.Name}",
                deadline.Left, cancellationToken);
        }
        catch (GrpcException e)
        {
            services.Events.Record(References.To(pod), warning: true, "FailedKillPod", $"error killing pod: failed to stop container {container.Name}: {e.Message}");
            throw;
        }
    }
}
