namespace Dotnetes.Api.ApiExtensions.V1;

/// <summary>Maps the scale subresource onto fields of the custom object.</summary>
[ApiType(OpenApi = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceSubresourceScale")]
public sealed partial record CustomResourceSubresourceScale
{
    /// <summary>Path of the wanted replica count, somewhere below .spec; missing values cause an error on reading scale.</summary>
    [Field("specReplicasPath", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string SpecReplicasPath { get; init; } = "";

    /// <summary>Path of the observed replica count, somewhere below .status; a missing value reads as 0.</summary>
    [Field("statusReplicasPath", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string StatusReplicasPath { get; init; } = "";

    /// <summary>Path of a string with the label selector, below .spec or .status; needed for horizontal pod autoscaling.</summary>
    [Field("labelSelectorPath", 3)]
    public string? LabelSelectorPath { get; init; }
}
