namespace Dotnetes.Api.Meta.V1;

/// <summary>Conditions that must hold before an update or deletion is carried out.</summary>
[ApiType(OpenApi = "io.k8s.apimachinery.pkg.apis.meta.v1.Preconditions")]
public sealed partial record Preconditions
{
    /// <summary>Unique id that the target object is required to have.</summary>
    [Field("uid", 1)]
    public string? Uid { get; init; }

    /// <summary>Version that the target object is required to be at.</summary>
    [Field("resourceVersion", 2)]
    public string? ResourceVersion { get; init; }
}
