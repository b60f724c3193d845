using System.Globalization;
using System.Text;
using Dotnetes.Api.Core.V1;

namespace Dotnetes.Kubelet.Env;

/// <summary>Values of pods and containers that files and environment variables show.</summary>
internal static class DownwardApi
{
    /// <summary>The value of a field, or null when there is no such field.</summary>
    /// <param name="pod">The pod; its status must have the addresses when those are asked for.</param>
    /// <param name="path">The field's path, such as <c>metadata.labels['app']</c>.</param>
    public static string? Field(Pod pod, string path)
    {
        if (Subscript(path, "metadata.annotations") is { } annotation)
        {
            return pod.Metadata.Annotations.GetValueOrDefault(annotation, "");
        }

        if (Subscript(path, "metadata.labels") is { } label)
        {
            return pod.Metadata.Labels.GetValueOrDefault(label, "");
        }

        return path switch
        {
            "metadata.name" => pod.Metadata.Name,
            "metadata.namespace" => pod.Metadata.Namespace,
            "metadata.uid" => pod.Metadata.Uid,
            "metadata.labels" => Lines(pod.Metadata.Labels),
            "metadata.annotations" => Lines(pod.Metadata.Annotations),
            "spec.nodeName" => pod.Spec.NodeName,
            "spec.serviceAccountName" => pod.Spec.ServiceAccountName,
            "status.hostIP" => pod.Status.HostIP,
            "status.hostIPs" => string.Join(',', pod.Status.HostIPs.Map(ip => ip.Ip).ToArray()),
            "status.podIP" => pod.Status.PodIP,
            "status.podIPs" => string.Join(',', pod.Status.PodIPs.Map(ip => ip.Ip).ToArray()),
            _ => null,
        };
    }

    /// <summary>The value of a resource of a container; a limit that is not set is the node's allocatable amount.</summary>
    public static string? Resource(Pod pod, string containerName, ResourceFieldSelector selector, ValueMap<Quantity> allocatable)
    {
        var container = PodContainer.Find(pod.Spec, selector.ContainerName.Length > 0 ? selector.ContainerName : containerName)?.Spec;
        var dot = selector.Resource.IndexOf('.');
        if (container is null || dot < 0)
        {
            return null;
        }

        var name = selector.Resource[(dot + 1)..];
        var map = selector.Resource[..dot] switch
        {
            "limits" => container.Resources.Limits,
            "requests" => container.Resources.Requests,
            _ => default,
        };
        var isLimit = selector.Resource.StartsWith("limits.", StringComparison.Ordinal);
        var amount = map.TryGetValue(name, out var given) ? given : isLimit ? allocatable.GetValueOrDefault(name, Quantity.Zero) : Quantity.Zero;
        return Divide(amount, selector.Divisor, name == "cpu");
    }

    private static string Divide(Quantity amount, Quantity divisor, bool isCpu)
    {
        var by = divisor.IsZero ? Quantity.FromInteger(1) : divisor;
        var result = isCpu
            ? Math.Ceiling(amount.MilliValue() / (double)by.MilliValue())
            : Math.Ceiling(amount.Value() / (double)by.Value());
        return ((long)result).ToString(CultureInfo.InvariantCulture);
    }

    private static string? Subscript(string path, string field) =>
        path.StartsWith(field + "['", StringComparison.Ordinal) && path.EndsWith("']", StringComparison.Ordinal) ? path[(field.Length + 2)..^2] : null;

    private static string Lines(ValueMap<string> map)
    {
        var text = new StringBuilder();
        foreach (var (key, value) in map)
        {
            if (text.Length > 0)
            {
                text.Append('\n');
            }

            text.Append(key).Append('=').Append(GoText.Quote(value));
        }

        return text.ToString();
    }
}
