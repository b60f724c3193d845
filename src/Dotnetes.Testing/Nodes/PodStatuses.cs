using System.Globalization;
using Dotnetes.Api.Core.V1;

namespace Dotnetes.Testing.Nodes;

/// <summary>What a kubelet would say about a pod.</summary>
internal static class PodStatuses
{
    /// <summary>The status of a pod whose containers do what a run says.</summary>
    public static PodStatus Of(Pod pod, PodRun run, string hostIP, string podIP, DateTimeOffset now)
    {
        if (run.Refusal.Length > 0)
        {
            var message = $"Pod was rejected: Node didn't have enough resource: {run.Refusal["OutOf".Length..]}";
            return pod.Status with { Phase = PodPhase.Failed, Reason = run.Refusal, Message = message, StartTime = pod.Status.StartTime ?? Time.FromDateTimeOffset(now) };
        }

        var phase = run.State switch
        {
            PodRunState.Starting => PodPhase.Pending,
            PodRunState.Succeeded => PodPhase.Succeeded,
            PodRunState.Failed => PodPhase.Failed,
            _ => PodPhase.Running,
        };
        var ran = run.FirstStart is not null;
        var isOver = phase is PodPhase.Succeeded or PodPhase.Failed;
        var ready = run.IsReady;
        var gates = ready && !pod.Spec.ReadinessGates.Any(g => !pod.Status.Conditions.Any(c => c.Type == g.ConditionType && c.Status == "True"));
        var over = isOver && phase == PodPhase.Succeeded ? "PodCompleted" : isOver ? "PodFailed" : "ContainersNotReady";
        var status = pod.Status with
        {
            Phase = phase,
            ObservedGeneration = pod.Metadata.Generation,
            HostIP = hostIP,
            HostIPs = [new HostIP { Ip = hostIP }],
            StartTime = pod.Status.StartTime ?? Time.FromDateTimeOffset(now),
            ContainerStatuses = pod.Spec.Containers.Map(c => Container(c.Name, c.Image, run)),
            InitContainerStatuses = pod.Spec.InitContainers.Map(c => c.RestartPolicy == "Always" ? Container(c.Name, c.Image, run) : Initialized(c, run)),
        };
        if (ran && podIP.Length > 0)
        {
            status = status with { PodIP = podIP, PodIPs = [new PodIP { Ip = podIP }] };
        }

        var conditions = status.Conditions;
        conditions = Set(conditions, "PodReadyToStartContainers", ran && !isOver, "", now, pod);
        conditions = Set(conditions, "Initialized", ran, ran ? "" : "ContainersNotInitialized", now, pod);
        conditions = Set(conditions, "Ready", gates, gates ? "" : ready ? "ReadinessGatesNotReady" : over, now, pod);
        conditions = Set(conditions, "ContainersReady", ready, ready ? "" : over, now, pod);
        return status with { Conditions = Set(conditions, "PodScheduled", true, "", now, pod) };
    }

    private static ValueList<PodCondition> Set(ValueList<PodCondition> conditions, string type, bool isTrue, string reason, DateTimeOffset now, Pod pod)
    {
        var status = isTrue ? "True" : "False";
        var index = conditions.FindIndex(c => c.Type == type);
        var old = index < 0 ? null : conditions[index];
        var condition = new PodCondition
        {
            Type = type,
            Status = status,
            Reason = reason,
            ObservedGeneration = pod.Metadata.Generation,
            LastTransitionTime = old?.Status == status ? old.LastTransitionTime : Time.FromDateTimeOffset(now),
        };
        return index < 0 ? conditions.Add(condition) : conditions.SetItem(index, condition);
    }

    private static ContainerStatus Container(string name, string image, PodRun run)
    {
        var ended = new ContainerState { Terminated = Termination(run) };
        return new()
        {
            Name = name,
            Image = image,
            ImageID = run.FirstStart is null ? "" : image,
            ContainerID = run.FirstStart is null ? "" : string.Create(CultureInfo.InvariantCulture, $"simulated://{run.Uid}/{name}/{run.Restarts}"),
            RestartCount = run.Restarts,
            Ready = run.IsReady,
            Started = run.State == PodRunState.Running,
            State = run.State switch
            {
                PodRunState.Running => new() { Running = new() { StartedAt = Time.FromDateTimeOffset(run.LastStart) } },
                PodRunState.Succeeded or PodRunState.Failed => ended,
                _ => new() { Waiting = new() { Reason = run.WaitingReason } },
            },
            LastState = run.Ended > 0 && run.State is PodRunState.Running or PodRunState.BackingOff ? ended : ContainerState.Empty,
        };
    }

    private static ContainerStateTerminated Termination(PodRun run) => new()
    {
        ExitCode = run.LastExitCode,
        Reason = run.LastExitCode == 0 ? "Completed" : "Error",
        StartedAt = Time.FromDateTimeOffset(run.LastStart),
        FinishedAt = Time.FromDateTimeOffset(run.LastEnd),
    };

    private static ContainerStatus Initialized(Container container, PodRun run)
    {
        if (run.FirstStart is not { } start)
        {
            return new() { Name = container.Name, Image = container.Image, State = new() { Waiting = new() { Reason = "PodInitializing" } } };
        }

        var time = Time.FromDateTimeOffset(start);
        return new()
        {
            Name = container.Name,
            Image = container.Image,
            ImageID = container.Image,
            Ready = true,
            Started = false,
            State = new() { Terminated = new() { Reason = "Completed", StartedAt = time, FinishedAt = time } },
        };
    }
}
