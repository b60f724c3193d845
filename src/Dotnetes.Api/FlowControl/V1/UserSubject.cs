namespace Dotnetes.Api.FlowControl.V1;

/// <summary>Matches requests by the name of the user.</summary>
[ApiType(OpenApi = "io.k8s.api.flowcontrol.v1.UserSubject")]
public sealed partial record UserSubject
{
    /// <summary>User name to match, or a star for any user.</summary>
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";
}
