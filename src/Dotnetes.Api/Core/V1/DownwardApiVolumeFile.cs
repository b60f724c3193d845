namespace Dotnetes.Api.Core.V1;

/// <summary>One file with a fact about the pod.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.DownwardAPIVolumeFile")]
public sealed partial record DownwardApiVolumeFile
{
    /// <summary>File to create, relative to the volume root; absolute paths and parent references are not allowed.</summary>
    [Field("path", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Path { get; init; } = "";

    /// <summary>Field of the pod to write: name, namespace, uid, labels or annotations, whole or a single one.</summary>
    [Field("fieldRef", 2)]
    public ObjectFieldSelector? FieldRef { get; init; }

    /// <summary>Resource request or limit of a container to write; cpu, memory, hugepages and ephemeral-storage are supported.</summary>
    [Field("resourceFieldRef", 3)]
    public ResourceFieldSelector? ResourceFieldRef { get; init; }

    /// <summary>Permission bits of this file, from 0 to 0777; unset means the default of the volume.</summary>
    [Field("mode", 4)]
    public int? Mode { get; init; }
}
