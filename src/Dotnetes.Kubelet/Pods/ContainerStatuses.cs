using System.Text;
using Dotnetes.Api.Core.V1;
using Dotnetes.Kubelet.Probes;
using Dotnetes.Kubelet.Runtime;

namespace Dotnetes.Kubelet.Pods;

/// <summary>Makes the statuses of a pod's containers out of what the runtime reports.</summary>
/// <param name="runtimeName">The runtime's name, the scheme of container ids: <c>containerd</c>.</param>
internal sealed class ContainerStatuses(Func<string> runtimeName)
{
    private const int MaxMessageBytes = 4096;
    private const int MaxLogMessageBytes = 2048;
    private const int MaxLogMessageLines = 80;

    /// <summary>The statuses of one list of containers.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="containers">The containers of the list.</param>
    /// <param name="old">The list's statuses as last written.</param>
    /// <param name="runtime">What the runtime has.</param>
    /// <param name="probes">The verdicts of the probes; null when they no longer count.</param>
    /// <param name="waiting">Why containers could not be started, by name.</param>
    /// <param name="resizing">What of the resources was applied.</param>
    /// <param name="terminating">Whether the pod is being, or has been, stopped: nothing will be started any more.</param>
    public ValueList<ContainerStatus> Build(
        Pod pod, IEnumerable<PodContainer> containers, ValueList<ContainerStatus> old, PodRuntimeStatus runtime, PodProbes? probes,
        IReadOnlyDictionary<string, ContainerStateWaiting> waiting, PodResizing resizing, bool terminating)
    {
        var builder = new ValueListBuilder<ContainerStatus>();
        foreach (var container in containers)
        {
            var before = old.Find(s => s.Name == container.Name);
            var status = runtime.Latest(container.Name) is { } latest
                ? FromRuntime(pod, container, latest, runtime.Previous(container.Name), before, probes, waiting, resizing, terminating)
                : WithoutRuntime(pod, container, before, waiting, terminating);
            builder.Add(status);
        }

        return builder.ToList();
    }

    private ContainerStatus FromRuntime(
        Pod pod, PodContainer container, RuntimeContainer latest, RuntimeContainer? previous, ContainerStatus? before, PodProbes? probes,
        IReadOnlyDictionary<string, ContainerStateWaiting> waiting, PodResizing resizing, bool terminating)
    {
        var applied = latest.IsRunning && container.Kind != ContainerKind.Ephemeral ? resizing.AppliedOf(container, latest) : container.Spec.Resources;
        var state = StateOf(latest, container);
        var last = previous is { HasExited: true } ? StateOf(previous, container)
            : before is not null && before.RestartCount == latest.Attempt ? before.LastState
            : ContainerState.Empty;
        var restarts = !terminating && latest.HasExited && RestartDecision.Restarts(pod.Spec, container, latest.ExitCode)
            && !(container.Kind == ContainerKind.Init && latest.ExitCode == 0);
        if (latest.HasExited && restarts && waiting.TryGetValue(container.Name, out var reason))
        {
            (state, last) = (new ContainerState { Waiting = reason }, state);
        }
        else if (latest.State == Cri.V1.ContainerState.Created)
        {
            state = new ContainerState { Waiting = waiting.GetValueOrDefault(container.Name) ?? new ContainerStateWaiting { Reason = "ContainerCreating" } };
        }

        var started = latest.IsRunning && (probes?.Started(container, latest) ?? true);
        var ready = container.Kind switch
        {
            ContainerKind.Init => latest.HasExited && latest.ExitCode == 0,
            ContainerKind.Ephemeral => false,
            _ => latest.IsRunning && started && (probes?.Ready(container, latest) ?? false),
        };
        return new ContainerStatus
        {
            Name = container.Name,
            State = state,
            LastState = last,
            Ready = ready,
            Started = started,
            RestartCount = latest.Attempt,
            Image = latest.Image,
            ImageID = latest.ImageId,
            ContainerID = IdOf(latest),
            AllocatedResources = container.Kind == ContainerKind.Ephemeral ? default : resizing.GrantedOf(container).Requests,
            Resources = container.Kind != ContainerKind.Ephemeral ? applied with { Claims = default } : null,
            VolumeMounts = MountsOf(container.Spec),
            User = latest.User?.Linux is { } user
                ? new ContainerUser { Linux = new LinuxContainerUser { Uid = user.Uid, Gid = user.Gid, SupplementalGroups = user.SupplementalGroups } }
                : null,
        };
    }

    private static ContainerStatus WithoutRuntime(
        Pod pod, PodContainer container, ContainerStatus? before, IReadOnlyDictionary<string, ContainerStateWaiting> waiting, bool terminating)
    {
        var fallback = before?.State.Waiting ?? new ContainerStateWaiting
        {
            Reason = pod.Spec.InitContainers.Count > 0 && container.Kind != ContainerKind.Ephemeral ? "PodInitializing" : "ContainerCreating",
        };
        var result = (before ?? new ContainerStatus { Name = container.Name, Image = container.Spec.Image }) with
        {
            Ready = false,
            Started = false,
            VolumeMounts = MountsOf(container.Spec),
        };
        if (before?.State.Terminated is not null)
        {
            // It ended and was removed since; what is known of it stays. A restart is shown as soon as there is a new container.
            return result with { Ready = container.Kind == ContainerKind.Init && before.State.Terminated.ExitCode == 0 };
        }

        if (before?.State.Running is { } lost)
        {
            var unknown = new ContainerState
            {
                Terminated = new ContainerStateTerminated
                {
                    Reason = "ContainerStatusUnknown",
                    Message = "The container could not be located when the pod was terminated",
                    ExitCode = 137,
                    StartedAt = lost.StartedAt,
                    ContainerID = before.ContainerID,
                },
            };
            return terminating || !RestartDecision.Restarts(pod.Spec, container, exitCode: 137)
                ? result with { State = unknown }
                : result with { State = new ContainerState { Waiting = fallback }, LastState = unknown, RestartCount = before.RestartCount + 1 };
        }

        return result with { State = new ContainerState { Waiting = waiting.GetValueOrDefault(container.Name) ?? fallback } };
    }

    private ContainerState StateOf(RuntimeContainer container, PodContainer spec) => container.State switch
    {
        Cri.V1.ContainerState.Running => new ContainerState { Running = new ContainerStateRunning { StartedAt = Time.FromDateTimeOffset(container.StartedAt) } },
        Cri.V1.ContainerState.Exited => new ContainerState
        {
            Terminated = new ContainerStateTerminated
            {
                ExitCode = container.ExitCode,
                Reason = container.Reason.Length > 0 ? container.Reason : container.ExitCode == 0 ? "Completed" : "Error",
                Message = MessageOf(container, spec),
                StartedAt = Time.FromDateTimeOffset(container.StartedAt),
                FinishedAt = Time.FromDateTimeOffset(container.FinishedAt),
                ContainerID = IdOf(container),
            },
        },
        _ => new ContainerState { Waiting = new ContainerStateWaiting { Reason = "ContainerCreating" } },
    };

    private string IdOf(RuntimeContainer container) => $"{runtimeName()}://{container.Id}";

    // What the container wrote to its termination message file, or the end of its log when it failed and wants that.
    private static string MessageOf(RuntimeContainer container, PodContainer spec)
    {
        try
        {
            var text = container.TerminationMessageFile.Length > 0 && File.Exists(container.TerminationMessageFile)
                ? ReadTail(container.TerminationMessageFile, MaxMessageBytes)
                : "";
            if (text.Length == 0 && container.ExitCode != 0 && spec.Spec.TerminationMessagePolicy == "FallbackToLogsOnError" && File.Exists(container.LogPath))
            {
                text = Logs.LogLine.Strip(ReadTail(container.LogPath, MaxLogMessageBytes * 4), MaxLogMessageBytes, MaxLogMessageLines);
            }

            return text.Length > 0 ? text : container.Message;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"Error on reading termination log: {e.Message}";
        }
    }

    private static string ReadTail(string file, int most)
    {
        using var stream = File.OpenRead(file);
        if (stream.Length > most)
        {
            stream.Seek(-most, SeekOrigin.End);
        }

        var buffer = new byte[(int)Math.Min(stream.Length, most)];
        var read = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        return Encoding.UTF8.GetString(buffer, 0, read);
    }

    private static ValueList<VolumeMountStatus> MountsOf(Container container) => container.VolumeMounts.Map(m => new VolumeMountStatus
    {
        Name = m.Name,
        MountPath = m.MountPath,
        ReadOnly = m.ReadOnly,
        RecursiveReadOnly = m.ReadOnly ? m.RecursiveReadOnly ?? "Disabled" : null,
    });
}
