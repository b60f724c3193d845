namespace Dotnetes.Api.Core.V1;

/// <summary>Assigns an object to another, chiefly a pod to a node; posted by schedulers.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.Binding", TypeMeta = true)]
[Kind("", "v1", "Binding", Plural = "bindings", Namespaced = true)]
public sealed partial record Binding
{
    /// <summary>Identity of the object being bound; name and namespace must be those of the pod.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>The object to bind to, normally a node.</summary>
    [Field("target", 2, Required = true, Default = "{}")]
    public ObjectReference Target { get; init; } = ObjectReference.Empty;
}
