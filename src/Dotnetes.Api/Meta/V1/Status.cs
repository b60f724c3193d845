namespace Dotnetes.Api.Meta.V1;

/// <summary>Answer of the server to a call that does not return another object, chiefly used for errors.</summary>
[ApiType(OpenApi = "io.k8s.apimachinery.pkg.apis.meta.v1.Status", TypeMeta = true)]
[Kind("", "v1", "Status")]
public sealed partial record Status
{
    /// <summary>Bookkeeping of the list: the resource version it reflects and the token for reading the next page.</summary>
    [Field("metadata", 1, Default = "{}")]
    public ListMeta Metadata { get; init; } = ListMeta.Empty;

    /// <summary>Outcome of the operation: Success or Failure.</summary>
    [Field("status", 2)]
    public string StatusValue { get; init; } = "";

    /// <summary>Description of the outcome in readable form.</summary>
    [Field("message", 3)]
    public string Message { get; init; } = "";

    /// <summary>Machine-readable word for why the call failed, such as NotFound or Conflict; empty means unknown.</summary>
    [Field("reason", 4)]
    public string Reason { get; init; } = "";

    /// <summary>Further data belonging to the reason; its content depends on the reason.</summary>
    [Field("details", 5)]
    public StatusDetails? Details { get; init; }

    /// <summary>HTTP status code suggested for this outcome; zero when not set.</summary>
    [Field("code", 6)]
    public int Code { get; init; }
}
