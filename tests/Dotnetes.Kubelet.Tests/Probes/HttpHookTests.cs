using System.Net;
using System.Net.Sockets;
using System.Text;
using Dotnetes.Api.Core.V1;
using Dotnetes.Kubelet.Probes;

namespace Dotnetes.Kubelet.Tests.Probes;

/// <summary>Hooks by HTTP differ from probes: what counts is that somebody answered.</summary>
public sealed class HttpHookTests : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly HttpProbe _http = new(TimeProvider.System);
    private readonly List<string> _requests = [];
    private readonly Task _serving;

    public HttpHookTests()
    {
        _listener.Start();
        _serving = Serve();
    }

    private HttpGetAction Action => new()
    {
        Host = "127.0.0.1",
        Port = IntOrString.FromInt(((IPEndPoint)_listener.LocalEndpoint).Port),
        Path = "/hook",
        HttpHeaders = [new HttpHeader { Name = "Authorization", Value = "Bearer secret" }],
    };

    public void Dispose()
    {
        _listener.Dispose();
        _http.Dispose();
        Assert.True(_serving.Wait(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task Every_answer_is_success_for_a_hook_and_not_for_a_probe()
    {
        var (problem, fallback) = await _http.Call(Action, new Container(), "", CancellationToken.None);
        Assert.Null(problem);
        Assert.Null(fallback);
        Assert.Contains("User-Agent: kube-lifecycle/1.36", _requests[^1]);
        var answer = await _http.Get(Action, new Container(), "", TimeSpan.FromSeconds(30), CancellationToken.None);
        Assert.Equal(ProbeOutcome.Failure, answer.Outcome);
        Assert.Contains("User-Agent: kube-probe/1.36", _requests[^1]);
    }

    [Fact]
    public async Task A_hook_by_HTTPS_that_is_answered_without_TLS_is_called_again_without_TLS_and_credentials()
    {
        var (problem, fallback) = await _http.Call(Action with { Scheme = "HTTPS" }, new Container(), "", CancellationToken.None);
        Assert.Null(problem);
        Assert.Equal($"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}", fallback);
        Assert.StartsWith("GET /hook HTTP/1.1", _requests[^1]);
        Assert.DoesNotContain("Bearer", _requests[^1]);
    }

    [Fact]
    public async Task Nobody_there_is_a_problem()
    {
        var action = Action;
        _listener.Stop();
        var (problem, _) = await _http.Call(action, new Container(), "", CancellationToken.None);
        Assert.Contains("connection refused", problem);
        Assert.Contains("couldn't find port", (await _http.Call(action with { Port = IntOrString.FromString("none") }, new Container(), "", CancellationToken.None)).Problem);
    }

    private async Task Serve()
    {
        var buffer = new byte[8192];
        while (true)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await using var stream = client.GetStream();
                var count = await stream.ReadAsync(buffer);
                _requests.Add(Encoding.Latin1.GetString(buffer, 0, count));
                await stream.WriteAsync("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray());
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
            catch (IOException)
            {
                // The other side had enough.
            }
        }
    }
}
