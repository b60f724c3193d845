namespace Dotnetes.Api.Meta.V1;

/// <summary>Describes which part of a collection a list or watch was restricted to.</summary>
[ApiType(OpenApi = "io.k8s.apimachinery.pkg.apis.meta.v1.ShardInfo")]
public sealed partial record ShardInfo
{
    /// <summary>The shard selector that was applied in producing the answer.</summary>
    [Field("selector", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Selector { get; init; } = "";
}
