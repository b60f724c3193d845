namespace Dotnetes.Api.Core.V1;

/// <summary>Wraps an object reference so that it can be stored as a document of its own.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.SerializedReference", TypeMeta = true)]
[Kind("", "v1", "SerializedReference")]
public sealed partial record SerializedReference
{
    /// <summary>The object that is being referred to.</summary>
    [Field("reference", 1, Default = "{}")]
    public ObjectReference Reference { get; init; } = ObjectReference.Empty;
}
