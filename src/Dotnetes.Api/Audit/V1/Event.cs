namespace Dotnetes.Api.Audit.V1;

/// <summary>One entry of the audit log about a request to the API server.</summary>
[ApiType(OpenApi = "io.k8s.apiserver.pkg.apis.audit.v1.Event", TypeMeta = true)]
[Kind("audit.k8s.io", "v1", "Event")]
public sealed partial record Event
{
    [Field("level", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Level { get; init; } = "";

    [Field("auditID", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string AuditID { get; init; } = "";

    [Field("stage", 3, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Stage { get; init; } = "";

    [Field("requestURI", 4, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string RequestUri { get; init; } = "";

    [Field("verb", 5, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Verb { get; init; } = "";

    [Field("user", 6, Required = true, Default = "{}")]
    public Authentication.V1.UserInfo User { get; init; } = Authentication.V1.UserInfo.Empty;

    [Field("impersonatedUser", 7)]
    public Authentication.V1.UserInfo? ImpersonatedUser { get; init; }

    [Field("authenticationMetadata", 17)]
    public AuthenticationMetadata? AuthenticationMetadata { get; init; }

    [Field("sourceIPs", 8, List = "atomic")]
    public ValueList<string> SourceIPs { get; init; }

    [Field("userAgent", 16)]
    public string UserAgent { get; init; } = "";

    [Field("objectRef", 9)]
    public ObjectReference? ObjectRef { get; init; }

    [Field("responseStatus", 10)]
    public Meta.V1.Status? ResponseStatus { get; init; }

    [Field("requestObject", 11)]
    public RawJson? RequestObject { get; init; }

    [Field("responseObject", 12)]
    public RawJson? ResponseObject { get; init; }

    [Field("requestReceivedTimestamp", 13)]
    public MicroTime RequestReceivedTimestamp { get; init; }

    [Field("stageTimestamp", 14)]
    public MicroTime StageTimestamp { get; init; }

    [Field("annotations", 15)]
    public ValueMap<string> Annotations { get; init; }
}

/// <summary>A list of Event objects.</summary>
[ApiType(OpenApi = "io.k8s.apiserver.pkg.apis.audit.v1.EventList", TypeMeta = true)]
[Kind("audit.k8s.io", "v1", "EventList")]
public sealed partial record EventList
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<Event> Items { get; init; }
}
