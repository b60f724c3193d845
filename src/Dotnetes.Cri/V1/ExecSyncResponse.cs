using Dotnetes.Serialization;
using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Collected output and exit code of the command that was run.</summary>
[GrpcMessage]
public sealed partial record ExecSyncResponse
{
    /// <summary>Field <c>stdout</c>.</summary>
    [Field("", 1)]
    public ByteString Stdout { get; init; }

    /// <summary>Field <c>stderr</c>.</summary>
    [Field("", 2)]
    public ByteString Stderr { get; init; }

    /// <summary>Field <c>exit_code</c>.</summary>
    [Field("", 3)]
    public int ExitCode { get; init; }
}
