namespace Dotnetes.Api.Config.ClientAuthentication.V1;

/// <summary>Input for the program: whether it may interact with the user, and the target cluster.</summary>
[ApiType(OpenApi = "io.k8s.client-go.pkg.apis.clientauthentication.v1.ExecCredentialSpec", Proto = false)]
public sealed partial record ExecCredentialSpec
{
    [Field("cluster")]
    public Cluster? Cluster { get; init; }

    [Field("interactive", Omit = Omit.Never, Required = true, Default = "false")]
    public bool Interactive { get; init; }
}
