namespace Dotnetes.Api.Authentication.V1Beta1;

/// <summary>Identity of a user: name, UID, groups and further attributes.</summary>
[ApiType(OpenApi = "io.k8s.api.authentication.v1beta1.UserInfo")]
public sealed partial record UserInfo
{
    [Field("username", 1)]
    public string Username { get; init; } = "";

    [Field("uid", 2)]
    public string Uid { get; init; } = "";

    [Field("groups", 3, List = "atomic")]
    public ValueList<string> Groups { get; init; }

    [Field("extra", 4)]
    public ValueMap<ValueList<string>> Extra { get; init; }
}
