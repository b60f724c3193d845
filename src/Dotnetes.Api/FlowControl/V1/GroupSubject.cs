namespace Dotnetes.Api.FlowControl.V1;

/// <summary>Matches requests by membership of the user in a group.</summary>
[ApiType(OpenApi = "io.k8s.api.flowcontrol.v1.GroupSubject")]
public sealed partial record GroupSubject
{
    /// <summary>Group the user must belong to, or a star for any group.</summary>
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";
}
