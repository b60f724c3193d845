using Dotnetes.Api.Core.V1;
using Dotnetes.Kubelet.Events;
using Dotnetes.Kubelet.Runtime;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Kubelet.Probes;

/// <summary>The probes of one pod. Used by the pod's worker only; verdicts are read from anywhere.</summary>
internal sealed class PodProbes(Prober prober, IEventSink events, TimeProvider time, ILogger logger, Action changed) : IDisposable
{
    private readonly Dictionary<string, ContainerProbes> _containers = new(StringComparer.Ordinal);

    /// <summary>Begins the probes of running containers and ends those of others.</summary>
    public void Follow(Pod pod, PodRuntimeStatus runtime, string podIp)
    {
        foreach (var container in PodContainer.Of(pod.Spec))
        {
            var latest = runtime.Latest(container.Name);
            var running = latest is { IsRunning: true } ? latest : null;
            if (_containers.TryGetValue(container.Name, out var probes))
            {
                if (probes.ContainerId == running?.Id)
                {
                    probes.Pod = pod;
                    probes.PodIp = podIp;
                    continue;
                }

                probes.Dispose();
                _containers.Remove(container.Name);
            }

            if (running is not null && HasProbes(container.Spec))
            {
                var begun = new ContainerProbes(pod, container, running.Id, running.StartedAt, podIp, prober, events, time, logger, changed);
                _containers[container.Name] = begun;
                _ = begun.Run();
            }
        }
    }

    /// <summary>Whether a running container has started, as far as its startup probe says.</summary>
    public bool Started(PodContainer container, RuntimeContainer running) =>
        container.Spec.StartupProbe is null || (Of(container.Name, running.Id)?.Started ?? false);

    /// <summary>Whether a running container takes traffic, as far as its probes say.</summary>
    public bool Ready(PodContainer container, RuntimeContainer running) =>
        container.Spec.StartupProbe is null && container.Spec.ReadinessProbe is null
            || (Of(container.Name, running.Id)?.Ready ?? false);

    /// <summary>The probe that asks for a restart of a running container, or null.</summary>
    public ProbeKind? Failed(string container, string containerId) => Of(container, containerId)?.Failed;

    /// <summary>Ends the probes of a container that is about to be stopped.</summary>
    public void End(string container)
    {
        if (_containers.Remove(container, out var probes))
        {
            probes.Dispose();
        }
    }

    /// <summary>Ends the probes that could restart a container: the pod is being stopped. Readiness goes on being watched.</summary>
    public void EndRestarting()
    {
        foreach (var probes in _containers.Values)
        {
            probes.EndRestarting();
        }
    }

    public void Dispose()
    {
        foreach (var probes in _containers.Values)
        {
            probes.Dispose();
        }

        _containers.Clear();
    }

    private ContainerProbes? Of(string container, string id) =>
        _containers.TryGetValue(container, out var probes) && probes.ContainerId == id ? probes : null;

    private static bool HasProbes(Container container) =>
        container.StartupProbe is not null || container.LivenessProbe is not null || container.ReadinessProbe is not null;
}
