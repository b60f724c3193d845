using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>One condition of the runtime, such as readiness of runtime or network.</summary>
[GrpcMessage]
public sealed partial record RuntimeCondition
{
    /// <summary>Field <c>type</c>.</summary>
    [Field("", 1)]
    public string Type { get; init; } = "";

    /// <summary>Field <c>status</c>.</summary>
    [Field("", 2)]
    public bool Status { get; init; }

    /// <summary>Field <c>reason</c>.</summary>
    [Field("", 3)]
    public string Reason { get; init; } = "";

    /// <summary>Field <c>message</c>.</summary>
    [Field("", 4)]
    public string Message { get; init; } = "";
}
