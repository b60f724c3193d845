namespace Dotnetes.Api.Authorization.V1Beta1;

/// <summary>Describes an action on API objects whose authorization is asked for.</summary>
[ApiType(OpenApi = "io.k8s.api.authorization.v1beta1.ResourceAttributes")]
public sealed partial record ResourceAttributes
{
    [Field("namespace", 1)]
    public string Namespace { get; init; } = "";

    [Field("verb", 2)]
    public string Verb { get; init; } = "";

    [Field("group", 3)]
    public string Group { get; init; } = "";

    [Field("version", 4)]
    public string Version { get; init; } = "";

    [Field("resource", 5)]
    public string Resource { get; init; } = "";

    [Field("subresource", 6)]
    public string Subresource { get; init; } = "";

    [Field("name", 7)]
    public string Name { get; init; } = "";

    [Field("fieldSelector", 8)]
    public Authorization.V1.FieldSelectorAttributes? FieldSelector { get; init; }

    [Field("labelSelector", 9)]
    public Authorization.V1.LabelSelectorAttributes? LabelSelector { get; init; }
}
