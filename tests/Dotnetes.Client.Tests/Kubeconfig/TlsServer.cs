using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Dotnetes.Client.Tests.Kubeconfig;

/// <summary>An HTTPS server for a few requests, which tells what it was asked and by whom.</summary>
internal sealed class TlsServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly X509Certificate2 _certificate;
    private readonly byte[] _body;
    private readonly Task _loop;

    public TlsServer((string Certificate, string Key) certificate, byte[] body)
    {
        // Through PKCS #12, because not every platform can serve with a key that lives in memory only.
        using var pem = X509Certificate2.CreateFromPem(certificate.Certificate, certificate.Key);
        _certificate = X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null);
        _body = body;
        _listener.Start();
        _loop = Accept();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public List<string> Requests { get; } = [];

    public List<string> Clients { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _loop;
        _certificate.Dispose();
        _stop.Dispose();
    }

    private async Task Accept()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using var connection = await _listener.AcceptTcpClientAsync(_stop.Token);
                await Serve(connection);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or SocketException or System.Security.Authentication.AuthenticationException or ObjectDisposedException)
            {
                // A client that does not trust the server leaves.
            }
        }
    }

    private async Task Serve(TcpClient connection)
    {
        await using var tls = new SslStream(connection.GetStream());
        await tls.AuthenticateAsServerAsync(
            new()
            {
                ServerCertificate = _certificate,
                ClientCertificateRequired = true,
                RemoteCertificateValidationCallback = (_, client, _, _) =>
                {
                    Clients.Add(client?.Subject ?? "");
                    return true;
                },
            },
            _stop.Token);
        using var reader = new StreamReader(tls, Encoding.ASCII, leaveOpen: true);
        var request = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 } line)
        {
            request.Append(line).Append('\n');
        }

        Requests.Add(request.ToString());
        await tls.WriteAsync(
            Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {_body.Length}\r\nConnection: close\r\n\r\n"),
            _stop.Token);
        await tls.WriteAsync(_body, _stop.Token);
    }
}
