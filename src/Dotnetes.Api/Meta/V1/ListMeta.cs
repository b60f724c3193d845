namespace Dotnetes.Api.Meta.V1;

/// <summary>Bookkeeping that accompanies lists and other transient answers of the server.</summary>
[ApiType(OpenApi = "io.k8s.apimachinery.pkg.apis.meta.v1.ListMeta")]
public sealed partial record ListMeta
{
    /// <summary>Former URL of the list; deprecated and no longer filled in.</summary>
    [Field("selfLink", 1)]
    public string SelfLink { get; init; } = "";

    /// <summary>State of the store that the list reflects; an opaque value from which a watch can be started.</summary>
    [Field("resourceVersion", 2)]
    public string ResourceVersion { get; init; } = "";

    /// <summary>Token for fetching the next page; empty when there is nothing more, and valid for a limited time only.</summary>
    [Field("continue", 3)]
    public string Continue { get; init; } = "";

    /// <summary>Number of items that follow this page; unset when unknown, as with selectors, and only meant as an estimate.</summary>
    [Field("remainingItemCount", 4)]
    public long? RemainingItemCount { get; init; }

    /// <summary>Tells that the list covers just a part of the collection; unset for complete lists.</summary>
    [Field("shardInfo", 5, Gate = "ShardedListAndWatch")]
    public ShardInfo? ShardInfo { get; init; }
}
