using Dotnetes.Api.Core.V1;

namespace Dotnetes.Kubelet.Pods;

/// <summary>The conditions of a pod that the kubelet owns, with upstream's reasons and messages.</summary>
internal static class PodConditions
{
    /// <summary>Whether only the kubelet knows a condition.</summary>
    public static bool IsOwn(string type) => type is "PodReadyToStartContainers" or "Initialized" or "Ready" or "ContainersReady";

    /// <summary>The kubelet's conditions with those that others have set.</summary>
    public static ValueList<PodCondition> WithThoseOfOthers(ValueList<PodCondition> own, ValueList<PodCondition> seen)
    {
        foreach (var condition in seen.Where(c => !IsOwn(c.Type)))
        {
            var index = own.FindIndex(c => c.Type == condition.Type);
            own = index >= 0 ? own.SetItem(index, condition) : own.Add(condition);
        }

        return own;
    }

    /// <summary>Whether others have set the same conditions in both.</summary>
    public static bool HaveSameOfOthers(ValueList<PodCondition> left, ValueList<PodCondition> right) => left.RemoveAll(c => IsOwn(c.Type)) == right.RemoveAll(c => IsOwn(c.Type));

    /// <summary>The old conditions with the kubelet's own brought up to date; times of transition change only with the status.</summary>
    public static ValueList<PodCondition> Build(Pod pod, PodStatus status, bool sandboxReady, PodEnd? end, PodResizing resizing, Time now)
    {
        var result = pod.Status.Conditions;
        Set("PodReadyToStartContainers", sandboxReady, "", "");
        var (initialized, initReason, initMessage) = Initialized(pod.Spec, status);
        Set("Initialized", initialized, initReason, initMessage);
        var (containersReady, reason, message) = ContainersReady(pod.Spec, status);
        var (ready, readyReason, readyMessage) = containersReady ? Gates(pod) : (false, reason, message);
        Set("Ready", ready, readyReason, readyMessage);
        Set("ContainersReady", containersReady, reason, message);
        if (result.FindIndex(c => c.Type == "PodScheduled") < 0)
        {
            Set("PodScheduled", true, "", "");
        }

        if (end is { IsDisruption: true })
        {
            Set("DisruptionTarget", true, "TerminationByKubelet", end.Message);
        }

        SetOrRemove("PodResizePending", resizing.Pending.Reason is { Length: > 0 } ? resizing.Pending : null);
        SetOrRemove("PodResizeInProgress", resizing.InProgress);
        return result;

        void SetOrRemove(string type, (string Reason, string Message)? why)
        {
            if (why is { } told)
            {
                Set(type, true, told.Reason, told.Message);
            }
            else
            {
                result = result.RemoveAll(c => c.Type == type);
            }
        }

        void Set(string type, bool isTrue, string why, string text)
        {
            var index = result.FindIndex(c => c.Type == type);
            var value = isTrue ? "True" : "False";
            var condition = new PodCondition
            {
                Type = type,
                Status = value,
                Reason = why,
                Message = text,
                ObservedGeneration = pod.Metadata.Generation,
                LastTransitionTime = index >= 0 && result[index].Status == value ? result[index].LastTransitionTime : now,
            };
            result = index >= 0 ? result.SetItem(index, condition) : result.Add(condition);
        }
    }

    private static (bool Holds, string Reason, string Message) Initialized(PodSpec spec, PodStatus status)
    {
        if (spec.InitContainers.Count == 0)
        {
            return (true, "", "");
        }

        if (status.Phase == "Succeeded")
        {
            return (true, "PodCompleted", "");
        }

        // A main container that runs or ran is proof that the init containers were through.
        var passed = status.ContainerStatuses.Any(s => s.State.Running is not null || s.State.Terminated is not null || s.LastState.Terminated is not null);
        var incomplete = new List<string>();
        foreach (var container in PodContainer.Of(spec).Where(c => c.Kind is ContainerKind.Init or ContainerKind.Sidecar))
        {
            var own = status.InitContainerStatuses.Find(s => s.Name == container.Name);
            var done = container.Kind == ContainerKind.Sidecar ? own?.Started is true : own?.Ready is true;
            if (!done && !passed)
            {
                incomplete.Add(container.Name);
            }
        }

        return incomplete.Count == 0 ? (true, "", "") : (false, "ContainersNotInitialized", $"containers with incomplete status: [{string.Join(' ', incomplete)}]");
    }

    private static (bool Holds, string Reason, string Message) ContainersReady(PodSpec spec, PodStatus status)
    {
        switch (status.Phase)
        {
            case "Succeeded":
                return (false, "PodCompleted", "");
            case "Failed":
                return (false, "PodFailed", "");
        }

        var unready = new List<string>();
        foreach (var container in PodContainer.Of(spec).Where(c => c.Kind is ContainerKind.Main or ContainerKind.Sidecar))
        {
            var list = container.Kind == ContainerKind.Main ? status.ContainerStatuses : status.InitContainerStatuses;
            if (list.Find(s => s.Name == container.Name)?.Ready is not true)
            {
                unready.Add(container.Name);
            }
        }

        return unready.Count == 0 ? (true, "", "") : (false, "ContainersNotReady", $"containers with unready status: [{string.Join(' ', unready)}]");
    }

    private static (bool Holds, string Reason, string Message) Gates(Pod pod)
    {
        var messages = new List<string>();
        foreach (var gate in pod.Spec.ReadinessGates)
        {
            var condition = pod.Status.Conditions.Find(c => c.Type == gate.ConditionType);
            if (condition is null)
            {
                messages.Add($"corresponding condition of pod readiness gate \"{gate.ConditionType}\" does not exist.");
            }
            else if (condition.Status != "True")
            {
                messages.Add($"the status of pod readiness gate \"{gate.ConditionType}\" is not \"True\", but {condition.Status}");
            }
        }

        return messages.Count == 0 ? (true, "", "") : (false, "ReadinessGatesNotReady", string.Join(", ", messages));
    }
}
