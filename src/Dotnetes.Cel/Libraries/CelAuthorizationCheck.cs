namespace Dotnetes.Cel.Libraries;

/// <summary>A question to an authorizer: about a path, or about a resource.</summary>
public sealed record CelAuthorizationCheck
{
    /// <summary>The service account in whose name is asked, as namespace and name; null for the user of the request.</summary>
    public (string Namespace, string Name)? ServiceAccount { get; init; }

    /// <summary>The path; null when a resource is asked about.</summary>
    public string? Path { get; init; }

    /// <summary>The verb.</summary>
    public string Verb { get; init; } = "";

    /// <summary>The API group.</summary>
    public string Group { get; init; } = "";

    /// <summary>The resource.</summary>
    public string Resource { get; init; } = "";

    /// <summary>The subresource.</summary>
    public string Subresource { get; init; } = "";

    /// <summary>The namespace.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>The name.</summary>
    public string Name { get; init; } = "";

    /// <summary>The field selector, as written.</summary>
    public string FieldSelector { get; init; } = "";

    /// <summary>The label selector, as written.</summary>
    public string LabelSelector { get; init; } = "";
}
