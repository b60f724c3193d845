using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Asks for a streaming endpoint attached to the main process of a container.</summary>
[GrpcMessage]
public sealed partial record AttachRequest
{
    /// <summary>Field <c>container_id</c>.</summary>
    [Field("", 1)]
    public string ContainerId { get; init; } = "";

    /// <summary>Field <c>stdin</c>.</summary>
    [Field("", 2)]
    public bool Stdin { get; init; }

    /// <summary>Field <c>tty</c>.</summary>
    [Field("", 3)]
    public bool Tty { get; init; }

    /// <summary>Field <c>stdout</c>.</summary>
    [Field("", 4)]
    public bool Stdout { get; init; }

    /// <summary>Field <c>stderr</c>.</summary>
    [Field("", 5)]
    public bool Stderr { get; init; }
}
