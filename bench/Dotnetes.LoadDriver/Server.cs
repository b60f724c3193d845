using System.Net.Http.Headers;
using System.Text;
using Dotnetes.Client.Kubeconfig;
using Dotnetes.Client.Transport;

namespace Dotnetes.LoadDriver;

/// <summary>The server under load: one HTTP/2 connection per worker, as that many separate clients would have.</summary>
internal sealed class Server : IDisposable
{
    private readonly ClientConfiguration _configuration;
    private readonly List<HttpClient> _clients = [];

    public Server(Options options)
    {
        _configuration = options.Server.StartsWith("http", StringComparison.Ordinal) && options.Server.Split(',', 2) is var parts
            ? new() { Server = new(parts[0]), InsecureSkipTlsVerify = true, Credentials = StaticCredentials.Bearer(parts.ElementAtOrDefault(1) ?? "") }
            : KubeconfigClient.Configure(KubeconfigFile.Read(options.Server), TimeProvider.System);
        for (var i = 0; i < options.Connections; i++)
        {
            _clients.Add(Open());
        }
    }

    /// <summary>Opens one more connection.</summary>
    public HttpClient Open()
    {
        // Decompression would be measured as the server's slowness.
        var handler = HttpHandlers.Create(_configuration with { DisableCompression = true });
        handler.EnableMultipleHttp2Connections = false;
        var client = new HttpClient(handler) { BaseAddress = _configuration.Server, DefaultRequestVersion = new(2, 0), Timeout = TimeSpan.FromMinutes(5) };
        if (_configuration.Credentials.Authorization(default).AsTask().GetAwaiter().GetResult() is { } authorization)
        {
            client.DefaultRequestHeaders.Authorization = AuthenticationHeaderValue.Parse(authorization);
        }

        return client;
    }

    /// <summary>Sends a request on a worker's connection, reads the whole answer and gives its length.</summary>
    /// <exception cref="HttpRequestException">The server refused it.</exception>
    public async Task<long> Send(int worker, string method, string path, string? body = null, string contentType = "application/json", string accept = "application/json")
    {
        using var request = new HttpRequestMessage(new(method), path) { Version = new(2, 0) };
        request.Headers.TryAddWithoutValidation("Accept", accept);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        using var response = await _clients[worker % _clients.Count].SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var length = 0L;
        await using (var stream = await response.Content.ReadAsStreamAsync())
        {
            var buffer = new byte[64 * 1024];
            while (await stream.ReadAsync(buffer) is > 0 and var read)
            {
                length += read;
                if (!response.IsSuccessStatusCode)
                {
                    throw new HttpRequestException($"{method} {path}: {(int)response.StatusCode} {Encoding.UTF8.GetString(buffer, 0, read)}");
                }
            }
        }

        return length;
    }

    /// <inheritdoc/>
    public void Dispose() => _clients.ForEach(c => c.Dispose());
}
