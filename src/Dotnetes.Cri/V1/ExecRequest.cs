using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>Asks for a streaming endpoint to run a command in a container.</summary>
[GrpcMessage]
public sealed partial record ExecRequest
{
    /// <summary>Field <c>container_id</c>.</summary>
    [Field("", 1)]
    public string ContainerId { get; init; } = "";

    /// <summary>Field <c>cmd</c>.</summary>
    [Field("", 2)]
    public ValueList<string> Cmd { get; init; }

    /// <summary>Field <c>tty</c>.</summary>
    [Field("", 3)]
    public bool Tty { get; init; }

    /// <summary>Field <c>stdin</c>.</summary>
    [Field("", 4)]
    public bool Stdin { get; init; }

    /// <summary>Field <c>stdout</c>.</summary>
    [Field("", 5)]
    public bool Stdout { get; init; }

    /// <summary>Field <c>stderr</c>.</summary>
    [Field("", 6)]
    public bool Stderr { get; init; }
}
