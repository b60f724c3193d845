using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Dotnetes.ApiServer.Tests.Authentication;

/// <summary>Requests byte by byte, as clients send them that mean no good.</summary>
internal static class Raw
{
    /// <summary>Sends text over a connection of its own and reads the answer: its code, 0 when the server just closes, and its body.</summary>
    public static Task<(int Code, string Body)> Send(int port, X509Certificate2? certificate, string request) => Send(port, certificate, Encoding.UTF8.GetBytes(request));

    /// <summary>Sends bytes.</summary>
    public static async Task<(int Code, string Body)> Send(int port, X509Certificate2? certificate, byte[] request)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, port);
        await using var tls = new SslStream(socket.GetStream(), false, static (_, _, _, _) => true);
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = "localhost", ClientCertificates = certificate is null ? [] : [certificate] });
        await tls.WriteAsync(request);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var text = new StringBuilder();
        var buffer = new byte[16 * 1024];
        try
        {
            while (await tls.ReadAsync(buffer, limit.Token) is > 0 and var count)
            {
                text.Append(Encoding.UTF8.GetString(buffer, 0, count));
                if (IsWhole(text.ToString()))
                {
                    break;
                }
            }
        }
        catch (IOException)
        {
            // The server has closed.
        }

        var answer = text.ToString();
        var end = answer.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return answer.Split(' ', 3) is ["HTTP/1.1", var code, ..] ? (int.Parse(code, CultureInfo.InvariantCulture), answer[(end + 4)..]) : (0, answer);
    }

    private static bool IsWhole(string answer)
    {
        var end = answer.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
        {
            return false;
        }

        var length = answer[..end].Split("\r\n").FirstOrDefault(h => h.StartsWith("Content-Length: ", StringComparison.OrdinalIgnoreCase));
        return length is not null && Encoding.UTF8.GetByteCount(answer[(end + 4)..]) >= int.Parse(length["Content-Length: ".Length..], CultureInfo.InvariantCulture);
    }
}
