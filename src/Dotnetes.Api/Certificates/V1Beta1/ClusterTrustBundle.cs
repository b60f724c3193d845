namespace Dotnetes.Api.Certificates.V1Beta1;

/// <summary>Root certificates offered to the whole cluster, for example for mounting into pods.</summary>
[ApiType(OpenApi = "io.k8s.api.certificates.v1beta1.ClusterTrustBundle", TypeMeta = true)]
[Kind("certificates.k8s.io", "v1beta1", "ClusterTrustBundle", Plural = "clustertrustbundles")]
public sealed partial record ClusterTrustBundle
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    [Field("spec", 2, Required = true, Default = "{}")]
    public ClusterTrustBundleSpec Spec { get; init; } = ClusterTrustBundleSpec.Empty;
}

/// <summary>The trust anchors of a bundle and the signer they belong to.</summary>
[ApiType(OpenApi = "io.k8s.api.certificates.v1beta1.ClusterTrustBundleSpec")]
public sealed partial record ClusterTrustBundleSpec
{
    [Field("signerName", 1)]
    public string SignerName { get; init; } = "";

    [Field("trustBundle", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string TrustBundle { get; init; } = "";
}

/// <summary>A list of ClusterTrustBundle objects.</summary>
[ApiType(OpenApi = "io.k8s.api.certificates.v1beta1.ClusterTrustBundleList", TypeMeta = true)]
[Kind("certificates.k8s.io", "v1beta1", "ClusterTrustBundleList")]
public sealed partial record ClusterTrustBundleList
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<ClusterTrustBundle> Items { get; init; }
}
