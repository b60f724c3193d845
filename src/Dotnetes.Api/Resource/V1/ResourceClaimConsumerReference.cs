namespace Dotnetes.Api.Resource.V1;

/// <summary>Points to an object that uses a claim; usually a pod of the same namespace.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1.ResourceClaimConsumerReference")]
public sealed partial record ResourceClaimConsumerReference
{
    /// <summary>API group of the consumer; empty for the core group.</summary>
    [Field("apiGroup", 1)]
    public string ApiGroup { get; init; } = "";

    /// <summary>Resource of the consumer in plural form, for example pods.</summary>
    [Field("resource", 3, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Resource { get; init; } = "";

    /// <summary>Name of the consuming object in the namespace of the claim.</summary>
    [Field("name", 4, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>UID of the consuming object, which rules out confusion with a recreated one.</summary>
    [Field("uid", 5, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Uid { get; init; } = "";
}
