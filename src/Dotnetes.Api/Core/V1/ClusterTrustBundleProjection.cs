namespace Dotnetes.Api.Core.V1;

/// <summary>Writes the merged CA certificates of one or several ClusterTrustBundles to a file.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ClusterTrustBundleProjection")]
public sealed partial record ClusterTrustBundleProjection
{
    /// <summary>Selects a single ClusterTrustBundle by name; cannot be combined with signerName or labelSelector.</summary>
    [Field("name", 1)]
    public string? Name { get; init; }

    /// <summary>Selects all bundles of this signer; cannot be combined with a name.</summary>
    [Field("signerName", 2)]
    public string? SignerName { get; init; }

    /// <summary>Narrows the bundles of the signer by labels; unset selects nothing, an empty selector selects everything.</summary>
    [Field("labelSelector", 3)]
    public Meta.V1.LabelSelector? LabelSelector { get; init; }

    /// <summary>When true, the pod may start without any matching bundle, and the file is left empty.</summary>
    [Field("optional", 5)]
    public bool? Optional { get; init; }

    /// <summary>File for the certificates, relative to the root of the volume.</summary>
    [Field("path", 4, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Path { get; init; } = "";
}
