using System.Net.Sockets;
using System.Security.Authentication;

namespace Dotnetes.ApiServer.Connecting;

/// <summary>Says in the words of Go's network library why a backend could not be reached, for clients that look for them.</summary>
internal static class BackendErrors
{
    /// <summary>The reason.</summary>
    public static string Describe(Exception error, Uri url)
    {
        var address = NetworkRules.HostAndPort(url.IdnHost.Trim('[', ']'), url.Port);
        for (var inner = error; inner is not null; inner = inner.InnerException)
        {
            switch (inner)
            {
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData }:
                    return $"dial tcp: lookup {url.IdnHost}: no such host";
                case SocketException socket:
                    return $"dial tcp {address}: {Reason(socket)}";
                case AuthenticationException tls:
                    return $"tls: failed to verify certificate: {tls.Message}";
            }
        }

        return error is TimeoutException or OperationCanceledException ? $"dial tcp {address}: i/o timeout" : error.Message;
    }

    private static string Reason(SocketException error) => error.SocketErrorCode switch
    {
        SocketError.ConnectionRefused => "connect: connection refused",
        SocketError.HostUnreachable => "connect: no route to host",
        SocketError.NetworkUnreachable => "connect: network is unreachable",
        SocketError.TimedOut => "connect: connection timed out",
        SocketError.ConnectionReset => "read: connection reset by peer",
        _ => error.Message,
    };
}
