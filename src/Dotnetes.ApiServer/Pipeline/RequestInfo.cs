namespace Dotnetes.ApiServer.Pipeline;

/// <summary>What the method and the path of a request say, by the scheme of the API's URLs.</summary>
internal sealed record RequestInfo
{
    /// <summary>The verb: get, list, watch, create, update, patch, delete, deletecollection; or the lower-case method where the path is no resource.</summary>
    public required string Verb { get; init; }

    /// <summary>The path.</summary>
    public required string Path { get; init; }

    /// <summary>Whether the path is one of the old form that begins with <c>watch</c>.</summary>
    public bool IsOldWatch { get; init; }

    /// <summary>Whether the path names a resource.</summary>
    public bool IsResource { get; init; }

    /// <summary>The API group.</summary>
    public string Group { get; init; } = "";

    /// <summary>The API version.</summary>
    public string Version { get; init; } = "";

    /// <summary>The namespace; for namespaces themselves their name.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>The plural resource name.</summary>
    public string Resource { get; init; } = "";

    /// <summary>The subresource.</summary>
    public string Subresource { get; init; } = "";

    /// <summary>The name.</summary>
    public string Name { get; init; } = "";

    /// <summary>What follows the subresource, as with <c>proxy</c>; without the leading slash.</summary>
    public string Rest { get; init; } = "";
}
