namespace Dotnetes.Api.Meta.V1;

/// <summary>One of possibly several problems that made a call fail.</summary>
[ApiType(OpenApi = "io.k8s.apimachinery.pkg.apis.meta.v1.StatusCause")]
public sealed partial record StatusCause
{
    /// <summary>Machine-readable word for the problem, such as FieldValueRequired; empty means nothing is known.</summary>
    [Field("reason", 1)]
    public string Reason { get; init; } = "";

    /// <summary>Description of the problem in readable form.</summary>
    [Field("message", 2)]
    public string Message { get; init; } = "";

    /// <summary>Path of the offending field in the submitted object, such as spec.containers[0].image.</summary>
    [Field("field", 3)]
    public string Field { get; init; } = "";
}
