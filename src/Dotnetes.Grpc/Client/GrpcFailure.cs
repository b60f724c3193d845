using System.Net.Sockets;
using System.Security.Authentication;
using Dotnetes.Grpc.Wire;
using Dotnetes.Serialization;

namespace Dotnetes.Grpc.Client;

/// <summary>Turns what the transport throws into the status that callers understand.</summary>
internal static class GrpcFailure
{
    public static GrpcException From(Exception failure)
    {
        switch (failure)
        {
            case GrpcException already:
                return already;
            case DecodingException malformed:
                return new(GrpcStatusCode.Internal, "grpc: failed to decode the response: " + malformed.Message, malformed);
        }

        var neverSent = IsConnectFailure(failure);
        for (var cause = failure; cause is not null && !neverSent; cause = cause.InnerException)
        {
            if (cause is HttpProtocolException protocol)
            {
                return new(GrpcStatus.FromHttp2Error(protocol.ErrorCode), protocol.Message, failure);
            }
        }

        // What remains are broken or refused connections: sockets, TLS, the HTTP/2 connection itself, a connect timeout.
        return new(GrpcStatusCode.Unavailable, "connection error: " + Describe(failure), failure) { NeverSent = neverSent };
    }

    private static bool IsConnectFailure(Exception failure)
    {
        if (failure is HttpRequestException request)
        {
            return request.HttpRequestError is HttpRequestError.ConnectionError
                or HttpRequestError.NameResolutionError
                or HttpRequestError.SecureConnectionError
                or HttpRequestError.ProxyTunnelError
                or HttpRequestError.VersionNegotiationError;
        }

        return failure is SocketException or AuthenticationException
            || (failure is OperationCanceledException && failure.InnerException is TimeoutException);
    }

    private static string Describe(Exception failure)
    {
        var cause = failure.GetBaseException();
        return cause == failure || failure.Message.Contains(cause.Message, StringComparison.Ordinal)
            ? failure.Message
            : $"{failure.Message} ({cause.Message})";
    }
}
