namespace Dotnetes.Api.Core.V1;

/// <summary>Puts facts about the pod as files into a projected volume.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.DownwardAPIProjection")]
public sealed partial record DownwardApiProjection
{
    /// <summary>The files to create and the facts they contain.</summary>
    [Field("items", 1, List = "atomic")]
    public ValueList<DownwardApiVolumeFile> Items { get; init; }
}
