using Dotnetes.Serialization;
using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Grpc.Tests;

/// <summary>A message with one field of each kind that the tests need.</summary>
[GrpcMessage]
public sealed partial record Note
{
    [Field("text", 1)]
    public string Text { get; init; } = "";

    [Field("number", 2)]
    public long Number { get; init; }

    [Field("data", 3)]
    public ByteString Data { get; init; }
}
