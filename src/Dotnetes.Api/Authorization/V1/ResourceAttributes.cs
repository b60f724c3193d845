namespace Dotnetes.Api.Authorization.V1;

/// <summary>The details of an action on an API resource.</summary>
[ApiType(OpenApi = "io.k8s.api.authorization.v1.ResourceAttributes")]
public sealed partial record ResourceAttributes
{
    /// <summary>Namespace of the action; empty means all namespaces for namespaced resources or none for cluster-wide ones.</summary>
    [Field("namespace", 1)]
    public string Namespace { get; init; } = "";

    /// <summary>Action on the resource, for example get, list, watch, create, update or delete; an asterisk means all.</summary>
    [Field("verb", 2)]
    public string Verb { get; init; } = "";

    /// <summary>API group of the resource; an asterisk means all groups.</summary>
    [Field("group", 3)]
    public string Group { get; init; } = "";

    /// <summary>API version of the resource; an asterisk means all versions.</summary>
    [Field("version", 4)]
    public string Version { get; init; } = "";

    /// <summary>Plural name of the resource; an asterisk means all resources.</summary>
    [Field("resource", 5)]
    public string Resource { get; init; } = "";

    /// <summary>Name of the subresource, such as status; empty means the resource itself.</summary>
    [Field("subresource", 6)]
    public string Subresource { get; init; } = "";

    /// <summary>Name of the object for get or a single delete; empty means all objects.</summary>
    [Field("name", 7)]
    public string Name { get; init; } = "";

    /// <summary>Restriction of the action to objects with certain field values; authorizers may make use of it.</summary>
    [Field("fieldSelector", 8)]
    public FieldSelectorAttributes? FieldSelector { get; init; }

    /// <summary>Restriction of the action to objects with certain labels; authorizers may make use of it.</summary>
    [Field("labelSelector", 9)]
    public LabelSelectorAttributes? LabelSelector { get; init; }
}
