using Dotnetes.Api.Core.V1;

namespace Dotnetes.Kubelet.Events;

/// <summary>What events point at.</summary>
public static class References
{
    /// <summary>A pod, or one of its fields.</summary>
    public static ObjectReference To(Pod pod, string fieldPath = "") => new()
    {
        Kind = "Pod",
        ApiVersion = "v1",
        Namespace = pod.Metadata.Namespace,
        Name = pod.Metadata.Name,
        Uid = pod.Metadata.Uid,
        ResourceVersion = pod.Metadata.ResourceVersion,
        FieldPath = fieldPath,
    };

    /// <summary>A container of a pod.</summary>
    public static ObjectReference To(Pod pod, PodContainer container) =>
        To(pod, $"spec.{container.Field}{{{container.Name}}}") with { ResourceVersion = "" };

    /// <summary>A node; its uid is its name, as upstream's kubelet writes it.</summary>
    public static ObjectReference ToNode(string name) => new() { Kind = "Node", Name = name, Uid = name };
}
