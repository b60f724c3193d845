namespace Dotnetes.Api.Config.ApiServer.V1Alpha1;

/// <summary>Protocol spoken with an egress proxy: HTTP CONNECT, gRPC, or none for direct connections.</summary>
public static class ProtocolType
{
    /// <summary>The value <c>HTTPConnect</c>.</summary>
    public const string HttpConnect = "HTTPConnect";

    /// <summary>The value <c>GRPC</c>.</summary>
    public const string Grpc = "GRPC";

    /// <summary>The value <c>Direct</c>.</summary>
    public const string Direct = "Direct";
}
