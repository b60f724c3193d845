using System.Net;
using Dotnetes.Api.Core.V1;

namespace Dotnetes.Kubelet.Probes;

/// <summary>Asks a container by HTTP, for probes and hooks. Certificates are not checked, redirects to other hosts are not followed.</summary>
internal sealed class HttpProbe : IDisposable
{
    private const int MaxBodyBytes = 10 * 1024;
    private const int MaxRedirects = 10;
    private const string ProbeAgent = "kube-probe/1.36";
    private const string HookAgent = "kube-lifecycle/1.36";

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

    /// <summary>Probes: 200 to 399 is success.</summary>
    public async Task<ProbeAnswer> Get(HttpGetAction action, Container container, string podIp, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (Target(action, container, podIp, out var problem) is not { } uri)
        {
            return new ProbeAnswer(ProbeOutcome.Unknown, problem);
        }

        using var limit = new CancellationTokenSource(timeout, _time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var code = await Follow(uri, action, ProbeAgent, linked.Token);
            return code is >= 200 and < 400 ? ProbeAnswer.Success : ProbeAnswer.Failure($"HTTP probe failed with statuscode: {code}");
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

    /// <summary>
    /// Calls a hook: every answer is success. One that is to be called by HTTPS and answers without TLS is called again without, and without credentials
    /// (upstream's transition for hooks that were written when the scheme was ignored).
    /// </summary>
    /// <returns>What went wrong, or null; and the authority that was called without TLS, or null.</returns>
    public async Task<(string? Problem, string? Fallback)> Call(HttpGetAction action, Container container, string podIp, CancellationToken cancellationToken)
    {
        if (Target(action, container, podIp, out var problem) is not { } uri)
        {
            return (problem, null);
        }

        try
        {
            await Follow(uri, action, HookAgent, cancellationToken);
            return (null, null);
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.SecureConnectionError && uri.Scheme == Uri.UriSchemeHttps)
        {
            var bare = action with { HttpHeaders = action.HttpHeaders.RemoveAll(h => h.Name.Equals("Authorization", StringComparison.OrdinalIgnoreCase)) };
            try
            {
                await Follow(new UriBuilder(uri) { Scheme = Uri.UriSchemeHttp }.Uri, bare, HookAgent, cancellationToken);
                return (null, uri.Authority);
            }
            catch (Exception inner) when (inner is HttpRequestException or IOException)
            {
                return ($"Get \"{uri}\": {Reason(e)}", null);
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return ($"Get \"{uri}\": {Reason(e)}", null);
        }
    }

    public void Dispose() => _transport.Dispose();

    private static Uri? Target(HttpGetAction action, Container container, string podIp, out string problem)
    {
        problem = "";
        if (Ports.Resolve(action.Port, container) is not { } port)
        {
            problem = $"couldn't find port: {action.Port}";
            return null;
        }

        var host = action.Host.Length > 0 ? action.Host : podIp;
        var scheme = action.Scheme.Length > 0 ? action.Scheme.ToLowerInvariant() : "http";
        var authority = host.Contains(':') ? $"[{host}]" : host;
        if (Uri.TryCreate($"{scheme}://{authority}:{port}{(action.Path.StartsWith('/') ? "" : "/")}{action.Path}", UriKind.Absolute, out var uri))
        {
            return uri;
        }

        problem = $"invalid URL of host {host}, port {port}, path {action.Path}";
        return null;
    }

    // The code of the last answer.
    private async Task<int> Follow(Uri uri, HttpGetAction action, string agent, CancellationToken cancellationToken)
    {
        for (var redirects = 0; ; redirects++)
        {
            using var request = Request(uri, action, agent);
            using var response = await _transport.SendAsync(request, cancellationToken);
            var code = (int)response.StatusCode;
            if (code is >= 300 and < 400 && response.Headers.Location is { } location)
            {
                var next = new Uri(uri, location);
                if (next.Host != uri.Host || redirects == MaxRedirects)
                {
                    return code;
                }

                uri = next;
                continue;
            }

            if (code is < 200 or >= 400)
            {
                await ReadBody(response, cancellationToken);
            }

            return code;
        }
    }

    private static HttpRequestMessage Request(Uri uri, HttpGetAction action, string agent)
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
            request.Headers.TryAddWithoutValidation("User-Agent", agent);
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
