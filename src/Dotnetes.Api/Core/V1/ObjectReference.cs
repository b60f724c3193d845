namespace Dotnetes.Api.Core.V1;

/// <summary>Identifies another object, or a part of it, in a detailed way.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ObjectReference", Atomic = true)]
public sealed partial record ObjectReference
{
    /// <summary>Kind of the object that is being referenced.</summary>
    [Field("kind", 1)]
    public string Kind { get; init; } = "";

    /// <summary>Namespace of the referenced object; empty for cluster-scoped objects.</summary>
    [Field("namespace", 2)]
    public string Namespace { get; init; } = "";

    /// <summary>Name of the object that is being referenced.</summary>
    [Field("name", 3)]
    public string Name { get; init; } = "";

    /// <summary>Unique id of the referenced object, which pins it to one incarnation.</summary>
    [Field("uid", 4)]
    public string Uid { get; init; } = "";

    /// <summary>Group and version of the kind that is being referenced.</summary>
    [Field("apiVersion", 5)]
    public string ApiVersion { get; init; } = "";

    /// <summary>Particular version of the object that is meant, if that matters.</summary>
    [Field("resourceVersion", 6)]
    public string ResourceVersion { get; init; } = "";

    /// <summary>Part of the object that is meant, for example spec.containers with a container name in braces.</summary>
    [Field("fieldPath", 7)]
    public string FieldPath { get; init; } = "";
}
