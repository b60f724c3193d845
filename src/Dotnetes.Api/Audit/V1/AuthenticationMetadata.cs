namespace Dotnetes.Api.Audit.V1;

/// <summary>Details of how the request was authenticated, such as the impersonation constraint used.</summary>
[ApiType(OpenApi = "io.k8s.apiserver.pkg.apis.audit.v1.AuthenticationMetadata")]
public sealed partial record AuthenticationMetadata
{
    [Field("impersonationConstraint", 1)]
    public string ImpersonationConstraint { get; init; } = "";
}
