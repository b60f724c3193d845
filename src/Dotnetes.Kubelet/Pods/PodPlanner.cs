using Dotnetes.Api.Core.V1;
using Dotnetes.Kubelet.Probes;
using Dotnetes.Kubelet.Runtime;

namespace Dotnetes.Kubelet.Pods;

/// <summary>
/// Compares what a pod wants with what the runtime has. It looks only at the present state, so it continues correctly after any
/// interruption, also after a restart of the kubelet.
/// </summary>
internal static class PodPlanner
{
    /// <summary>Plans one sync of a pod that is to run.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="runtime">What the runtime has of it.</param>
    /// <param name="probes">The verdicts of its probes.</param>
    public static PodPlan Plan(Pod pod, PodRuntimeStatus runtime, PodProbes probes)
    {
        var sandbox = runtime.ReadySandbox(pod.Spec.HostNetwork);
        return sandbox is null ? WithNewSandbox(pod, runtime) : InSandbox(pod, runtime, sandbox, probes);
    }

    private static PodPlan WithNewSandbox(Pod pod, PodRuntimeStatus runtime)
    {
        var attempt = runtime.Sandboxes.Count > 0 ? runtime.Sandboxes[0].Attempt + 1 : 0;
        var main = PodContainer.Of(pod.Spec).Where(c => c.Kind == ContainerKind.Main).ToList();
        var wanted = main.Where(c => runtime.Latest(c.Name) is not { HasExited: true } ended || RestartDecision.Restarts(pod.Spec, c, ended.ExitCode)).ToList();

        // A pod that is through does not get a sandbox again only because its old one is gone.
        if (attempt > 0 && wanted.Count == 0)
        {
            return new PodPlan { Initialized = true };
        }

        var first = PodContainer.Of(pod.Spec).FirstOrDefault(c => c.Kind is ContainerKind.Init or ContainerKind.Sidecar);
        return new PodPlan
        {
            CreateSandbox = true,
            SandboxAttempt = attempt,
            Start = first is not null ? [first] : wanted,
            Initialized = first is null,
        };
    }

    private static PodPlan InSandbox(Pod pod, PodRuntimeStatus runtime, SandboxState sandbox, PodProbes probes)
    {
        var stop = new List<(PodContainer?, RuntimeContainer, string)>();
        var start = new List<PodContainer>();
        var initialized = PlanInit(pod, runtime, sandbox, probes, stop, start);
        if (initialized)
        {
            foreach (var container in PodContainer.Of(pod.Spec).Where(c => c.Kind is ContainerKind.Main or ContainerKind.Ephemeral))
            {
                PlanContainer(pod, container, runtime.Latest(container.Name, sandbox.Id), probes, stop, start);
            }
        }

        // Containers of older sandboxes, and such that the pod does not have (any more).
        foreach (var running in runtime.Containers.Where(c => c.State is Cri.V1.ContainerState.Running or Cri.V1.ContainerState.Unknown))
        {
            if (running.SandboxId != sandbox.Id || PodContainer.Find(pod.Spec, running.Name) is null)
            {
                stop.Add((PodContainer.Find(pod.Spec, running.Name), running, $"Stopping container {running.Name}"));
            }
        }

        return new PodPlan { Stop = stop, Start = start, Initialized = initialized };
    }

    // Init containers run one after the other; a sidecar lets the next one begin as soon as it has started.
    private static bool PlanInit(
        Pod pod, PodRuntimeStatus runtime, SandboxState sandbox, PodProbes probes,
        List<(PodContainer?, RuntimeContainer, string)> stop, List<PodContainer> start)
    {
        // Ended init containers may have been removed, so a main container in the sandbox is proof enough that they are through.
        var passed = PodContainer.Of(pod.Spec).Any(c => c.Kind == ContainerKind.Main && runtime.Latest(c.Name, sandbox.Id) is not null);
        foreach (var container in PodContainer.Of(pod.Spec))
        {
            var latest = runtime.Latest(container.Name, sandbox.Id);
            if (container.Kind == ContainerKind.Sidecar)
            {
                PlanContainer(pod, container, latest, probes, stop, start);
                if (!passed && !(latest is { IsRunning: true } && probes.Started(container, latest)))
                {
                    return false;
                }
            }
            else if (container.Kind == ContainerKind.Init && !passed)
            {
                if (latest is { HasExited: true, ExitCode: 0 })
                {
                    continue;
                }

                PlanContainer(pod, container, latest, probes, stop, start);
                return false;
            }
        }

        return true;
    }

    private static void PlanContainer(
        Pod pod, PodContainer container, RuntimeContainer? latest, PodProbes probes,
        List<(PodContainer?, RuntimeContainer, string)> stop, List<PodContainer> start)
    {
        if (latest is null || latest.State is Cri.V1.ContainerState.Created)
        {
            start.Add(container);
            return;
        }

        if (latest.HasExited)
        {
            if (RestartDecision.Restarts(pod.Spec, container, latest.ExitCode))
            {
                start.Add(container);
            }

            return;
        }

        if (latest.State == Cri.V1.ContainerState.Unknown)
        {
            stop.Add((container, latest, $"Container {container.Name} is in unknown state, try killing it before restart"));
            start.Add(container);
            return;
        }

        if (WhyReplace(container, latest, probes) is { } message)
        {
            // 137 is what a container ends with that had to be killed.
            const int killed = 137;
            var again = RestartDecision.Restarts(pod.Spec, container, killed);
            stop.Add((container, latest, again ? message + ", will be restarted" : message));
            if (again)
            {
                start.Add(container);
            }
        }
    }

    private static string? WhyReplace(PodContainer container, RuntimeContainer running, PodProbes probes)
    {
        if (running.Hash.Length > 0 && running.Hash != RuntimeLabels.HashOf(container) && container.Kind != ContainerKind.Ephemeral)
        {
            return $"Container {container.Name} definition changed";
        }

        return probes.Failed(container.Name, running.Id) switch
        {
            ProbeKind.Startup => $"Container {container.Name} failed startup probe",
            ProbeKind.Liveness => $"Container {container.Name} failed liveness probe",
            _ => null,
        };
    }
}
