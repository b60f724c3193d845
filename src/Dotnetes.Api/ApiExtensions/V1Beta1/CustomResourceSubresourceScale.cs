namespace Dotnetes.Api.ApiExtensions.V1Beta1;

/// <summary>Switches on the scale subresource and tells where the replica numbers are found.</summary>
[ApiType(OpenApi = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.CustomResourceSubresourceScale")]
public sealed partial record CustomResourceSubresourceScale
{
    [Field("specReplicasPath", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string SpecReplicasPath { get; init; } = "";

    [Field("statusReplicasPath", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string StatusReplicasPath { get; init; } = "";

    [Field("labelSelectorPath", 3)]
    public string? LabelSelectorPath { get; init; }
}
