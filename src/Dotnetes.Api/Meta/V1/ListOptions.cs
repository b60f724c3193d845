namespace Dotnetes.Api.Meta.V1;

/// <summary>Query parameters for listing and watching objects.</summary>
[ApiType(OpenApi = "io.k8s.apimachinery.pkg.apis.meta.v1.ListOptions", TypeMeta = true)]
[Kind("", "v1", "ListOptions")]
public sealed partial record ListOptions
{
    /// <summary>Returns only objects whose labels match this expression; empty returns all.</summary>
    [Field("labelSelector", 1)]
    public string LabelSelector { get; init; } = "";

    /// <summary>Returns only objects whose fields match this expression; which fields are possible depends on the kind.</summary>
    [Field("fieldSelector", 2)]
    public string FieldSelector { get; init; } = "";

    /// <summary>When true, a stream of changes is returned instead of a list.</summary>
    [Field("watch", 3)]
    public bool Watch { get; init; }

    /// <summary>When true, a watch may include BOOKMARK events, which just report progress of the resource version.</summary>
    [Field("allowWatchBookmarks", 9)]
    public bool AllowWatchBookmarks { get; init; }

    /// <summary>Constrains how fresh a list must be, or where a watch starts; empty and 0 have special meanings.</summary>
    [Field("resourceVersion", 4)]
    public string ResourceVersion { get; init; } = "";

    /// <summary>How resourceVersion applies to a list: NotOlderThan or Exact; must be unset without a resource version.</summary>
    [Field("resourceVersionMatch", 10)]
    public string ResourceVersionMatch { get; init; } = "";

    /// <summary>Seconds after which the server ends the list or watch, whether active or not.</summary>
    [Field("timeoutSeconds", 5)]
    public long? TimeoutSeconds { get; init; }

    /// <summary>Largest number of objects per page; the server may return a continue token for the rest, and zero means unlimited.</summary>
    [Field("limit", 7)]
    public long Limit { get; init; }

    /// <summary>Token from the preceding page, with which the next one is fetched; other parameters must stay the same.</summary>
    [Field("continue", 8)]
    public string Continue { get; init; } = "";

    /// <summary>When true, a watch starts with events for the existing objects, followed by a bookmark marking their end.</summary>
    [Field("sendInitialEvents", 11)]
    public bool? SendInitialEvents { get; init; }

    /// <summary>Restricts the list or watch to a part of the collection, so that several clients can share the load.</summary>
    [Field("shardSelector", 15, Gate = "ShardedListAndWatch")]
    public string ShardSelector { get; init; } = "";
}
