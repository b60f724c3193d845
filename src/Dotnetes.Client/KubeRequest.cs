namespace Dotnetes.Client;

/// <summary>One request to the API, independent of the transport.</summary>
public sealed record KubeRequest
{
    /// <summary>The verb: get, list, watch, create, update, patch, delete, deletecollection.</summary>
    public required string Verb { get; init; }

    /// <summary>The API group; empty for the core group.</summary>
    public string Group { get; init; } = "";

    /// <summary>The API version.</summary>
    public required string Version { get; init; }

    /// <summary>The plural resource name.</summary>
    public required string Resource { get; init; }

    /// <summary>The namespace; empty for cluster scope or all namespaces.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>The object's name; empty for collections.</summary>
    public string Name { get; init; } = "";

    /// <summary>The subresource; empty for the object itself.</summary>
    public string Subresource { get; init; } = "";

    /// <summary>
    /// A path that is no resource, such as <c>/apis</c>; empty for resources. Only <c>get</c> has such paths, and group, version and resource
    /// do not count then. In process there are the two aggregated discovery documents.
    /// </summary>
    public string Path { get; init; } = "";

    /// <summary>Query parameters by their wire names (labelSelector, fieldSelector, limit, …).</summary>
    public ValueMap<string> Query { get; init; }

    /// <summary>The body as an object; passed by reference in process.</summary>
    public IKubeKind? Body { get; init; }

    /// <summary>The body as bytes, when there is no object: patches, raw documents.</summary>
    public ReadOnlyMemory<byte> RawBody { get; init; }

    /// <summary>The media type of <see cref="RawBody"/>.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>Whether only the metadata of objects is wanted; answers then are of the kinds PartialObjectMetadata and PartialObjectMetadataList of meta.k8s.io/v1.</summary>
    public bool MetadataOnly { get; init; }
}
