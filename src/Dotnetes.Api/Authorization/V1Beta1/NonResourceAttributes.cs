namespace Dotnetes.Api.Authorization.V1Beta1;

/// <summary>Describes an action on a URL path whose authorization is asked for.</summary>
[ApiType(OpenApi = "io.k8s.api.authorization.v1beta1.NonResourceAttributes")]
public sealed partial record NonResourceAttributes
{
    [Field("path", 1)]
    public string Path { get; init; } = "";

    [Field("verb", 2)]
    public string Verb { get; init; } = "";
}
