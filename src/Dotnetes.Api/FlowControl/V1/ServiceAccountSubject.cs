namespace Dotnetes.Api.FlowControl.V1;

/// <summary>Matches requests made by service accounts.</summary>
[ApiType(OpenApi = "io.k8s.api.flowcontrol.v1.ServiceAccountSubject")]
public sealed partial record ServiceAccountSubject
{
    /// <summary>Namespace of the service accounts that are matched.</summary>
    [Field("namespace", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Namespace { get; init; } = "";

    /// <summary>Service account name to match, or a star for all of the namespace.</summary>
    [Field("name", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";
}
