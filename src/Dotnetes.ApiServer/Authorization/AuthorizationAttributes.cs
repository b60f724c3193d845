using Dotnetes.ApiServer.Authentication;
using Dotnetes.Machinery.Selectors;

namespace Dotnetes.ApiServer.Authorization;

/// <summary>What a request wants to do, as authorizers see it.</summary>
public sealed record AuthorizationAttributes
{
    /// <summary>Who wants it.</summary>
    public required UserInfo User { get; init; }

    /// <summary>The verb: get, list, watch, create, update, patch, delete, deletecollection, proxy, or a lower-case HTTP method for paths that are no resource.</summary>
    public required string Verb { get; init; }

    /// <summary>Whether a resource is meant; otherwise <see cref="Path"/> counts.</summary>
    public bool IsResource { get; init; }

    /// <summary>The namespace; empty for cluster scope.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>The API group.</summary>
    public string Group { get; init; } = "";

    /// <summary>The API version.</summary>
    public string Version { get; init; } = "";

    /// <summary>The plural resource name.</summary>
    public string Resource { get; init; } = "";

    /// <summary>The subresource; empty for the object itself.</summary>
    public string Subresource { get; init; } = "";

    /// <summary>The object's name; empty for collections.</summary>
    public string Name { get; init; } = "";

    /// <summary>The URL path.</summary>
    public string Path { get; init; } = "";

    /// <summary>The field selector of list, watch and deletecollection; null when there is none that can be understood.</summary>
    public FieldSelection? FieldSelection { get; init; }

    /// <summary>The label selector of list, watch and deletecollection; null when there is none that can be understood.</summary>
    public LabelSelection? LabelSelection { get; init; }

    /// <summary>Whether the verb changes nothing.</summary>
    public bool IsReadOnly => Verb is "get" or "list" or "watch";
}
