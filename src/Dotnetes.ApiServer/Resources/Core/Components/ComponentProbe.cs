namespace Dotnetes.ApiServer.Resources.Core.Components;

/// <summary>How the health of a component is found out.</summary>
/// <param name="Name">The component, such as <c>scheduler</c>.</param>
/// <param name="Check">Gives null when the component is well, else why it is not.</param>
public sealed record ComponentProbe(string Name, Func<CancellationToken, ValueTask<string?>> Check)
{
    private static readonly Lazy<HttpMessageInvoker> s_loopback = new(static () => new(new SocketsHttpHandler
    {
        // Components make their own certificates; on loopback their port tells who they are.
        SslOptions = new() { RemoteCertificateValidationCallback = static (_, _, _, _) => true },
        ConnectTimeout = TimeSpan.FromSeconds(5),
        UseProxy = false,
    }));

    /// <summary>A component of this machine that serves <c>/healthz</c>.</summary>
    /// <param name="name">The component.</param>
    /// <param name="port">Its port.</param>
    public static ComponentProbe OnLoopback(string name, int port)
    {
        var url = new Uri($"https://127.0.0.1:{port}/healthz");
        return new(name, async cancellationToken =>
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, url);
                using var response = await s_loopback.Value.SendAsync(request, cancellationToken);
                return response.IsSuccessStatusCode ? null : $"unhealthy http status code: {(int)response.StatusCode}";
            }
            catch (HttpRequestException e)
            {
                return $"Get \"{url}\": {Connecting.BackendErrors.Describe(e, url)}";
            }
        });
    }
}
