namespace Dotnetes.Api.Core.V1;

/// <summary>Conditions checked before an operation is carried out; the operation fails if they do not hold.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.Preconditions")]
public sealed partial record Preconditions
{
    /// <summary>Unique id that the target object is required to have.</summary>
    [Field("uid", 1)]
    public string? Uid { get; init; }
}
