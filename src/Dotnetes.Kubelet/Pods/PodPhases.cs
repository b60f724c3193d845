using Dotnetes.Api.Core.V1;

namespace Dotnetes.Kubelet.Pods;

/// <summary>A pod's phase, from the states of its containers.</summary>
internal static class PodPhases
{
    /// <summary>Computes the phase.</summary>
    /// <param name="spec">The pod's specification.</param>
    /// <param name="init">The statuses of its init containers.</param>
    /// <param name="main">The statuses of its containers.</param>
    /// <param name="terminal">Whether all its containers have been stopped for good.</param>
    public static string Of(PodSpec spec, ValueList<ContainerStatus> init, ValueList<ContainerStatus> main, bool terminal)
    {
        var (pendingInit, failedInit) = CountInit(spec, init);
        if (failedInit && spec.RestartPolicy == "Never")
        {
            return "Failed";
        }

        int running = 0, waiting = 0, stopped = 0, succeeded = 0, failedForGood = 0;
        foreach (var status in main)
        {
            var state = status.State;
            if (state.Running is not null)
            {
                running++;
            }
            else if (state.Terminated is { } ended)
            {
                stopped++;
                succeeded += ended.ExitCode == 0 ? 1 : 0;
                var container = PodContainer.Find(spec, status.Name);
                failedForGood += container is not null && ended.ExitCode != 0 && !RestartDecision.Restarts(spec, container, ended.ExitCode) ? 1 : 0;
            }
            else if (status.LastState.Terminated is not null)
            {
                stopped++;
            }
            else
            {
                waiting++;
            }
        }

        if (!terminal && (pendingInit || waiting > 0 || main.Count < spec.Containers.Count))
        {
            return "Pending";
        }

        if (running > 0)
        {
            return "Running";
        }

        if (terminal)
        {
            return stopped > 0 && stopped == succeeded ? "Succeeded" : "Failed";
        }

        if (stopped == 0)
        {
            return "Pending";
        }

        return spec.RestartPolicy switch
        {
            "Always" or "" => "Running",
            _ when stopped == succeeded => "Succeeded",
            "Never" => "Failed",
            _ => failedForGood > 0 && failedForGood + succeeded == stopped ? "Failed" : "Running",
        };
    }

    private static (bool Pending, bool Failed) CountInit(PodSpec spec, ValueList<ContainerStatus> init)
    {
        var pending = false;
        var failed = false;
        foreach (var container in PodContainer.Of(spec).Where(c => c.Kind is ContainerKind.Init or ContainerKind.Sidecar))
        {
            var status = init.Find(s => s.Name == container.Name);
            if (container.Kind == ContainerKind.Sidecar)
            {
                // A sidecar that ran once does not hold the pod back again.
                pending |= status is null || (status.Started is not true && status.State.Terminated is null && status.LastState.Terminated is null);
                continue;
            }

            var ended = status?.State.Terminated ?? (status?.State.Waiting is not null ? status.LastState.Terminated : null);
            if (status?.State.Terminated is { ExitCode: 0 })
            {
                continue;
            }

            pending = true;
            failed |= ended is not null && ended.ExitCode != 0;
        }

        return (pending, failed);
    }
}
