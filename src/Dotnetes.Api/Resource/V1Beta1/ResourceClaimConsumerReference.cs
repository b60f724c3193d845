namespace Dotnetes.Api.Resource.V1Beta1;

/// <summary>Points to an object that uses a claim; usually a pod of the same namespace.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1beta1.ResourceClaimConsumerReference")]
public sealed partial record ResourceClaimConsumerReference
{
    [Field("apiGroup", 1)]
    public string ApiGroup { get; init; } = "";

    [Field("resource", 3, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Resource { get; init; } = "";

    [Field("name", 4, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    [Field("uid", 5, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Uid { get; init; } = "";
}
