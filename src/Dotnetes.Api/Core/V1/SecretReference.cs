namespace Dotnetes.Api.Core.V1;

/// <summary>Points to a Secret by name and namespace from a cluster-scoped object.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.SecretReference", Atomic = true)]
public sealed partial record SecretReference
{
    /// <summary>Name of the Secret, unique within its namespace.</summary>
    [Field("name", 1)]
    public string Name { get; init; } = "";

    /// <summary>Namespace in which the Secret is to be found.</summary>
    [Field("namespace", 2)]
    public string Namespace { get; init; } = "";
}
