namespace Dotnetes.Api.Core.V1;

/// <summary>A container image that is present on a node.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ContainerImage")]
public sealed partial record ContainerImage
{
    /// <summary>Names by which the image is known, including tags and digests.</summary>
    [Field("names", 1, Omit = Omit.Never, List = "atomic")]
    public ValueList<string> Names { get; init; }

    /// <summary>Size of the image in bytes.</summary>
    [Field("sizeBytes", 2)]
    public long SizeBytes { get; init; }
}
