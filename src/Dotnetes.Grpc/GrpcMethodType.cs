namespace Dotnetes.Grpc;

/// <summary>How many messages each side of a call sends.</summary>
public enum GrpcMethodType
{
    /// <summary>One request, one response.</summary>
    Unary,

    /// <summary>Many requests, one response.</summary>
    ClientStream,

    /// <summary>One request, many responses.</summary>
    ServerStream,

    /// <summary>Many requests, many responses, independent of each other.</summary>
    Bidi,
}
