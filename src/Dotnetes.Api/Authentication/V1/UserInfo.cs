namespace Dotnetes.Api.Authentication.V1;

/// <summary>The attributes that describe an authenticated user.</summary>
[ApiType(OpenApi = "io.k8s.api.authentication.v1.UserInfo")]
public sealed partial record UserInfo
{
    /// <summary>Name that identifies the user among all active users.</summary>
    [Field("username", 1)]
    public string Username { get; init; } = "";

    /// <summary>Value that tells users apart over time, even when a name is reused.</summary>
    [Field("uid", 2)]
    public string Uid { get; init; } = "";

    /// <summary>Names of the groups to which the user belongs.</summary>
    [Field("groups", 3, List = "atomic")]
    public ValueList<string> Groups { get; init; }

    /// <summary>Any further attributes supplied by the authenticator, as lists of strings by key.</summary>
    [Field("extra", 4)]
    public ValueMap<ValueList<string>> Extra { get; init; }
}
