using System.Globalization;
using Dotnetes.Api.Core.V1;

namespace Dotnetes.ApiServer.Resources.Core.Pods;

/// <summary>A pod in four words: what tables and people call its status.</summary>
/// <param name="Status">Such as <c>Running</c>, <c>Init:0/1</c>, <c>CrashLoopBackOff</c>, <c>Completed</c>, <c>Terminating</c>.</param>
/// <param name="Ready">Ready containers, sidecars included.</param>
/// <param name="Containers">All containers, sidecars included.</param>
/// <param name="Restarts">Restarts of the containers that count at this stage.</param>
/// <param name="LastRestart">When the last of them ended; zero when unknown.</param>
public sealed record PodSummary(string Status, int Ready, int Containers, int Restarts, Time LastRestart)
{
    /// <summary>Sums a pod up.</summary>
    public static PodSummary Of(Pod pod)
    {
        var state = new State
        {
            Status = pod.Status.Conditions.Any(c => c is { Type: "PodScheduled", Reason: "SchedulingGated" })
                ? "SchedulingGated"
                : pod.Status.Reason.Length > 0 ? pod.Status.Reason : pod.Status.Phase,
        };
        var isInitializing = InitContainers(pod, state);
        if (!isInitializing || IsTrue(pod, "Initialized"))
        {
            state.Restarts = state.SidecarRestarts;
            state.LastRestart = state.LastSidecarRestart;
            MainContainers(pod, state);
        }

        if (pod.Metadata.DeletionTimestamp is not null)
        {
            state.Status = pod.Status.Reason == "NodeLost" ? "Unknown" : pod.Status.Phase is "Failed" or "Succeeded" ? state.Status : "Terminating";
        }

        var total = pod.Spec.Containers.Count;
        foreach (var container in pod.Spec.InitContainers)
        {
            total += container.RestartPolicy == "Always" ? 1 : 0;
        }

        return new(state.Status, state.Ready, total, state.Restarts, state.LastRestart);
    }

    private static bool InitContainers(Pod pod, State state)
    {
        for (var i = 0; i < pod.Status.InitContainerStatuses.Count; i++)
        {
            var status = pod.Status.InitContainerStatuses[i];
            var isSidecar = pod.Spec.InitContainers.Find(c => c.Name == status.Name) is { RestartPolicy: "Always" };
            state.CountRestarts(status, isSidecar);
            if (status.State.Terminated is { ExitCode: 0 })
            {
                continue;
            }

            if (isSidecar && status.Started == true)
            {
                state.Ready += status.Ready ? 1 : 0;
                continue;
            }

            state.Status = status.State switch
            {
                { Terminated: { } end } => "Init:" + End(end),
                { Waiting: { Reason.Length: > 0 } wait } when wait.Reason != "PodInitializing" => "Init:" + wait.Reason,
                _ => string.Create(CultureInfo.InvariantCulture, $"Init:{i}/{pod.Spec.InitContainers.Count}"),
            };
            return true;
        }

        return false;
    }

    private static void MainContainers(Pod pod, State state)
    {
        var hasRunning = false;
        var failure = "";
        for (var i = pod.Status.ContainerStatuses.Count - 1; i >= 0; i--)
        {
            var status = pod.Status.ContainerStatuses[i];
            state.CountRestarts(status, isSidecar: false);
            if (status.State.Waiting is { Reason.Length: > 0 } wait)
            {
                state.Status = wait.Reason;
            }
            else if (status.State.Terminated is { } end)
            {
                state.Status = End(end);
                failure = end.ExitCode != 0 ? state.Status : failure;
            }
            else if (status is { Ready: true, State.Running: not null })
            {
                hasRunning = true;
                state.Ready++;
            }
        }

        if (state.Status == "Completed")
        {
            state.Status = hasRunning && IsTrue(pod, "Ready") ? "Running"
                : failure.Length > 0 ? failure
                : hasRunning ? "NotReady" : state.Status;
        }
    }

    private static string End(ContainerStateTerminated end) => end.Reason.Length > 0 ? end.Reason
        : end.Signal != 0 ? string.Create(CultureInfo.InvariantCulture, $"Signal:{end.Signal}")
        : string.Create(CultureInfo.InvariantCulture, $"ExitCode:{end.ExitCode}");

    private static bool IsTrue(Pod pod, string condition) => pod.Status.Conditions.Any(c => c.Type == condition && c.Status == "True");

    private sealed class State
    {
        public required string Status { get; set; }

        public int Ready { get; set; }

        public int Restarts { get; set; }

        public int SidecarRestarts { get; set; }

        public Time LastRestart { get; set; }

        public Time LastSidecarRestart { get; set; }

        public void CountRestarts(ContainerStatus status, bool isSidecar)
        {
            var ended = status.LastState.Terminated?.FinishedAt ?? default;
            Restarts += status.RestartCount;
            LastRestart = ended > LastRestart ? ended : LastRestart;
            if (isSidecar)
            {
                SidecarRestarts += status.RestartCount;
                LastSidecarRestart = ended > LastSidecarRestart ? ended : LastSidecarRestart;
            }
        }
    }
}
