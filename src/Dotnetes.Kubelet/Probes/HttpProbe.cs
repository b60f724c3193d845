using System.Net;
using Dotnetes.Api.Core.V1;

namespace Dotnetes.Kubelet.Probes;

/// <summary>Asks a container by HTTP: 200 to 399 is success, certificates are not checked, redirects to other hosts are not followed.</summary>
internal sealed class HttpProbe : IDisposable
{
    private const int MaxBodyBytes = 10 * 1024;
    private const int MaxRedirects = 10;

    private readonly TimeProvider _time;
    private readonly HttpMessageInvoker _transport;

    public HttpProbe(TimeProvider time)
    {
        _time = time;
        _transport = new HttpMessageInvoker(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ActivityHeadersPropagator = null,
            PooledConnectionLifetime = TimeSpan.Zero, // every probe makes a connection of its own, as traffic would
            SslOptions = new System.Net.Security.SslClientAuthenticationOptions { RemoteCertificateValidationCallback = static (_, _, _, _) => true },
        });
    }

    public async Task<ProbeAnswer> Get(HttpGetAction action, Container container, string podIp, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (Ports.Resolve(action.Port, container) is not { } port)
        {
            return new ProbeAnswer(ProbeOutcome.Unknown, $"couldn't find port: {action.Port}");
        }

        var host = action.Host.Length > 0 ? action.Host : podIp;
        var scheme = action.Scheme.Length > 0 ? action.Scheme.ToLowerInvariant() : "http";
        var authority = host.Contains(':') ? $"[{host}]" : host;
        if (!Uri.TryCreate($"{scheme}://{authority}:{port}{(action.Path.StartsWith('/') ? "" : "/")}{action.Path}", UriKind.Absolute, out var uri))
        {
            return new ProbeAnswer(ProbeOutcome.Unknown, $"invalid URL of host {host}, port {port}, path {action.Path}");
        }

        using var limit = new CancellationTokenSource(timeout, _time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await Follow(uri, action, linked.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return ProbeAnswer.Failure($"Get \"{uri}\": context deadline exceeded (Client.Timeout exceeded while awaiting headers)");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return ProbeAnswer.Failure($"Get \"{uri}\": {Reason(e)}");
        }
    }

    public void Dispose() => _transport.Dispose();

    private async Task<ProbeAnswer> Follow(Uri uri, HttpGetAction action, CancellationToken cancellationToken)
    {
        for (var redirects = 0; ; redirects++)
        {
            using var request = Request(uri, action);
            using var response = await _transport.SendAsync(request, cancellationToken);
            var code = (int)response.StatusCode;
            if (code is >= 300 and < 400 && response.Headers.Location is { } location)
            {
                var next = new Uri(uri, location);
                if (next.Host != uri.Host || redirects == MaxRedirects)
                {
                    return ProbeAnswer.Success;
                }

                uri = next;
                continue;
            }

            if (code is >= 200 and < 400)
            {
                return ProbeAnswer.Success;
            }

            await ReadBody(response, cancellationToken);
            return ProbeAnswer.Failure($"HTTP probe failed with statuscode: {code}");
        }
    }

    private static HttpRequestMessage Request(Uri uri, HttpGetAction action)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, uri) { Version = HttpVersion.Version11 };
        var hasAgent = false;
        var hasAccept = false;
        foreach (var header in action.HttpHeaders)
        {
            if (header.Name.Equals("Host", StringComparison.OrdinalIgnoreCase))
            {
                request.Headers.Host = header.Value;
                continue;
            }

            hasAgent |= header.Name.Equals("User-Agent", StringComparison.OrdinalIgnoreCase);
            hasAccept |= header.Name.Equals("Accept", StringComparison.OrdinalIgnoreCase);
            if (header.Value.Length > 0)
            {
                request.Headers.TryAddWithoutValidation(header.Name, header.Value);
            }
        }

        if (!hasAgent)
        {
            request.Headers.TryAddWithoutValidation("User-Agent", "kube-probe/1.36");
        }

        if (!hasAccept)
        {
            request.Headers.TryAddWithoutValidation("Accept", "*/*");
        }

        request.Headers.ConnectionClose = true;
        return request;
    }

    private static async Task ReadBody(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        await stream.ReadAtLeastAsync(new byte[MaxBodyBytes], MaxBodyBytes, throwOnEndOfStream: false, cancellationToken);
    }

    private static string Reason(Exception e) => e.InnerException is System.Net.Sockets.SocketException inner
        ? "dial tcp: connect: " + inner.SocketErrorCode switch
        {
            System.Net.Sockets.SocketError.ConnectionRefused => "connection refused",
            System.Net.Sockets.SocketError.HostUnreachable => "no route to host",
            _ => inner.Message,
        }
        : e.Message;
}
