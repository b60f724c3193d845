using Dotnetes.Api.Core.V1;

namespace Dotnetes.ApiServer.Resources.Core.Pods;

/// <summary>The fields of pods that containers may learn.</summary>
internal static class PodFields
{
    private static readonly HashSet<string> s_known = new(StringComparer.Ordinal)
    {
        "metadata.annotations", "metadata.labels", "metadata.name", "metadata.namespace", "metadata.uid", "spec.host", "spec.nodeName", "spec.restartPolicy", "spec.schedulerName",
        "spec.serviceAccountName", "status.hostIP", "status.hostIPs", "status.phase", "status.podIP", "status.podIPs",
    };

    /// <summary>What is unknown about a reference to a field, or null.</summary>
    public static string? Unknown(ObjectFieldSelector selector)
    {
        if (selector.ApiVersion != "v1")
        {
            return "unsupported pod version: " + selector.ApiVersion;
        }

        var open = selector.FieldPath.IndexOf("['", StringComparison.Ordinal);
        if (open > 0 && selector.FieldPath.EndsWith("']", StringComparison.Ordinal))
        {
            return selector.FieldPath[..open] is "metadata.annotations" or "metadata.labels" ? null : "field label does not support subscript: " + selector.FieldPath;
        }

        return s_known.Contains(selector.FieldPath) ? null : "field label not supported: " + selector.FieldPath;
    }
}
