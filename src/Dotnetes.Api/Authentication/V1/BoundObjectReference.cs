namespace Dotnetes.Api.Authentication.V1;

/// <summary>Points to the object to which a service account token is tied.</summary>
[ApiType(OpenApi = "io.k8s.api.authentication.v1.BoundObjectReference")]
public sealed partial record BoundObjectReference
{
    /// <summary>Kind of the object: Pod, Secret or Node.</summary>
    [Field("kind", 1)]
    public string Kind { get; init; } = "";

    /// <summary>API version of the object, such as v1.</summary>
    [Field("apiVersion", 2)]
    public string ApiVersion { get; init; } = "";

    /// <summary>Name of the object to which the token is tied.</summary>
    [Field("name", 3)]
    public string Name { get; init; } = "";

    /// <summary>UID the object must have; guards against a different object reusing the name.</summary>
    [Field("uid", 4)]
    public string Uid { get; init; } = "";
}
