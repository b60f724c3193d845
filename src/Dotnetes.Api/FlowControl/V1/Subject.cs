namespace Dotnetes.Api.FlowControl.V1;

/// <summary>The originator of a request: a user, a group or a service account.</summary>
[ApiType(OpenApi = "io.k8s.api.flowcontrol.v1.Subject")]
public sealed partial record Subject
{
    /// <summary>Says which of the other members holds the subject.</summary>
    [Field("kind", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Kind { get; init; } = "";

    /// <summary>The user to match, when the kind is User.</summary>
    [Field("user", 2)]
    public UserSubject? User { get; init; }

    /// <summary>The group to match, when the kind is Group.</summary>
    [Field("group", 3)]
    public GroupSubject? Group { get; init; }

    /// <summary>The service account to match, when the kind is ServiceAccount.</summary>
    [Field("serviceAccount", 4)]
    public ServiceAccountSubject? ServiceAccount { get; init; }
}
