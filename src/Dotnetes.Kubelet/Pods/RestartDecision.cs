using Dotnetes.Api.Core.V1;

namespace Dotnetes.Kubelet.Pods;

/// <summary>Whether an ended container starts again: by its own policy and rules (KEP-5307), else by its pod's.</summary>
internal static class RestartDecision
{
    /// <summary>Decides for an exit code.</summary>
    public static bool Restarts(PodSpec spec, PodContainer container, int exitCode)
    {
        if (container.Kind == ContainerKind.Ephemeral)
        {
            return false;
        }

        foreach (var rule in container.Spec.RestartPolicyRules)
        {
            if (rule.ExitCodes is { } codes && codes.Values.Contains(exitCode) == (codes.Operator != "NotIn"))
            {
                return rule.Action is "Restart" or "RestartAllContainers";
            }
        }

        return PolicyOf(spec, container) switch
        {
            "Never" => false,
            "OnFailure" => exitCode != 0,
            _ => true,
        };
    }

    private static string PolicyOf(PodSpec spec, PodContainer container)
    {
        if (container.Spec.RestartPolicy is { Length: > 0 } own)
        {
            return own;
        }

        // An init container that succeeded is done under every policy.
        return container.Kind == ContainerKind.Init && spec.RestartPolicy is ("Always" or "")
            ? "OnFailure"
            : spec.RestartPolicy.Length > 0 ? spec.RestartPolicy : "Always";
    }
}
