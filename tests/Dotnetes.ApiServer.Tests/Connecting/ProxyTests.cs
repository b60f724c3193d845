using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Tests.Serving;
using Dotnetes.Tests.Shared;

namespace Dotnetes.ApiServer.Tests.Connecting;

public sealed class ProxyTests : IAsyncLifetime
{
    private readonly Certificates _certificates = new();
    private FakeBackend _backend = null!;
    private TestServer _server = null!;

    public async Task InitializeAsync()
    {
        _backend = await FakeBackend.Start(_certificates);
        _server = await TestServer.Start(https: true);
        var address = FakeBackend.Address ?? "127.0.0.1";
        await Pod("one", address, _backend.Port);
        await Pod("bare", address, 0);
        await Pod("dead", address, 1);
        await Pod("loop", "127.0.0.1", _backend.Port);
        await Pod("meta", "169.254.169.254", 80);
        await Pod("new", "", 80);
        await Service("web", address, "one");
        await Service("stray", address, "other");
        await Service("loop", "127.0.0.1", "loop");
        await Service("none", "", "");
        await _server.Send("create", "default", "", new Service { Metadata = new() { Name = "alone", Namespace = "default" }, Spec = new() { Ports = [new ServicePort { Port = 80 }] } });
        await Node("loop", "127.0.0.1");
        await Node("odd", "");
        await Node("good", address);
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _backend.DisposeAsync();
    }

    [BackendTheory]
    [InlineData("GET", "pods/one/proxy/", "http GET / ")]
    [InlineData("GET", "pods/one/proxy/a/b?q=1&r=%20", "http GET /a/b?q=1&r=%20 ")]
    [InlineData("GET", "pods/one/proxy/a/b/", "http GET /a/b/ ")]
    [InlineData("GET", "pods/one/proxy/a%2Fb/c%20d", "http GET /a%2Fb/c%20d ")]
    [InlineData("GET", "pods%2Fone/proxy/a%2Fb", "http GET /a%2Fb ")]
    [InlineData("GET", "pods%2fone%2Fproxy%2Fa/b", "http GET /a/b ")]
    [InlineData("GET", "pods/one/proxy%2F", "http GET / ")]
    [InlineData("GET", "pods/one/proxy/https://x/y", "http GET /https://x/y ")]
    [InlineData("GET", "pods/one:{port}/proxy/x", "http GET /x ")]
    [InlineData("GET", "pods/http:one:{port}/proxy/x", "http GET /x ")]
    [InlineData("GET", "pods/https:bare:{tls}/proxy/x", "https GET /x ")]
    [InlineData("GET", "pods/bare:{port}/proxy/x", "http GET /x ")]
    [InlineData("POST", "pods/one/proxy/x", "http POST /x body")]
    [InlineData("PUT", "pods/one/proxy/x", "http PUT /x body")]
    [InlineData("PATCH", "pods/one/proxy/x", "http PATCH /x body")]
    [InlineData("DELETE", "pods/one/proxy/x", "http DELETE /x ")]
    [InlineData("OPTIONS", "pods/one/proxy/x", "http OPTIONS /x ")]
    [InlineData("HEAD", "pods/one/proxy/x", "")]
    [InlineData("HEAD", "services/web:80/proxy/x", "")]
    [InlineData("POST", "pods/one/proxy", "http POST / body")]
    [InlineData("GET", "services/web:80/proxy/x", "http GET /x ")]
    [InlineData("GET", "services/web:plain/proxy/x", "http GET /x ")]
    [InlineData("GET", "services/http:web:plain/proxy/x/?q", "http GET /x/?q ")]
    [InlineData("GET", "services/https:web:443/proxy/x", "https GET /x ")]
    [InlineData("GET", "services/https:web:safe/proxy/x", "https GET /x ")]
    [InlineData("DELETE", "services/web:80/proxy/x", "http DELETE /x ")]
    [InlineData("PUT", "services/web:80/proxy/x", "http PUT /x body")]
    public async Task Requests_of_any_method_reach_what_is_named(string method, string path, string expected)
    {
        using var response = await Send(method, path, method is "POST" or "PUT" or "PATCH" ? "body" : null);
        Assert.Equal(expected, await response.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [BackendTheory]
    [InlineData("nodes/good:{port}/proxy/x?y=z", "http GET /x?y=z ")]
    [InlineData("nodes/https:good:{tls}/proxy/x", "https GET /x ")]
    public async Task Any_port_of_a_node_is_reached(string path, string expected)
    {
        using var response = await _server.Http.GetAsync("/api/v1/" + Ports(path));
        Assert.Equal(expected, await response.Content.ReadAsStringAsync());
    }

    [BackendTheory]
    [InlineData("GET", "pods/one/proxy", 301, "/api/v1/namespaces/default/pods/one/proxy/")]
    [InlineData("GET", "services/web:80/proxy?q=1", 301, "/api/v1/namespaces/default/services/web:80/proxy/?q=1")]
    [InlineData("HEAD", "pods/one/proxy", 301, "/api/v1/namespaces/default/pods/one/proxy/")]
    [InlineData("HEAD", "services/web:80/proxy?q=1", 301, "/api/v1/namespaces/default/services/web:80/proxy/?q=1")]
    [InlineData("GET", "pods/one/proxy/away?to=/login", 302, "/api/v1/namespaces/default/pods/one/proxy/login")]
    [InlineData("GET", "pods/one/proxy/away?to=login?a=b", 302, "login?a=b")]
    [InlineData("GET", "pods/one/proxy/away?to=http://{address}:{port}/x%3Fy=z", 302, "/api/v1/namespaces/default/pods/one/proxy/x?y=z")]
    [InlineData("GET", "services/web:80/proxy/away?to=http://{address}:{port}/x", 302, "/api/v1/namespaces/default/services/web:80/proxy/x")]
    [InlineData("GET", "pods/one/proxy/away?to=https://elsewhere.test/x", 302, "https://elsewhere.test/x")]
    public async Task Redirections_lead_through_the_proxy(string method, string path, int code, string location)
    {
        using var response = await Send(method, path);
        Assert.Equal(code, (int)response.StatusCode);
        Assert.Equal(location, response.Headers.NonValidated["Location"].ToString());
    }

    [BackendTheory]
    [InlineData("GET", "pods/missing/proxy/", 404, "pods \\\"missing\\\" not found")]
    [InlineData("GET", "pods/new/proxy/", 400, "address not allowed")]
    [InlineData("GET", "pods/loop/proxy/", 400, "address not allowed")]
    [InlineData("POST", "pods/meta/proxy/latest/meta-data", 400, "address not allowed")]
    [InlineData("GET", "pods/ftp:one:80/proxy/", 400, "invalid pod request \\\"ftp:one:80\\\"")]
    [InlineData("GET", "pods/one:no-such/proxy/", 503, "error trying to reach service: dial tcp: lookup tcp/no-such: ")]
    [InlineData("GET", "pods/dead/proxy/", 503, "error trying to reach service: dial tcp {address}:1: connect: connection refused")]
    [InlineData("GET", "services/missing/proxy/", 404, "services \\\"missing\\\" not found")]
    [InlineData("GET", "services/missing:80/proxy/", 404, "services \\\"missing\\\" not found")]
    [InlineData("GET", "services/alone/proxy/", 404, "services \\\"alone\\\" not found")]
    [InlineData("GET", "services/none:plain/proxy/", 503, "no endpoints available for service \\\"none\\\"")]
    [InlineData("GET", "services/web/proxy/", 503, "no endpoints available for service \\\"web\\\"")]
    [InlineData("GET", "services/web:other/proxy/", 503, "no endpoints available for service \\\"web:other\\\"")]
    [InlineData("GET", "services/web:81/proxy/", 503, "no service port 81 found for service \\\"web\\\"")]
    [InlineData("GET", "services/stray:plain/proxy/", 503, "no endpoints available for service \\\"stray:plain\\\"")]
    [InlineData("GET", "services/loop:plain/proxy/", 503, "no endpoints available for service \\\"loop:plain\\\"")]
    [InlineData("GET", "services/a:b:c:d/proxy/", 400, "invalid service request \\\"a:b:c:d\\\"")]
    [InlineData("GET", "/nodes/missing/proxy/", 404, "nodes \\\"missing\\\" not found")]
    [InlineData("GET", "/nodes/loop/proxy/metrics", 400, "address not allowed")]
    [InlineData("GET", "/nodes/loop:{port}/proxy/", 400, "address not allowed")]
    [InlineData("GET", "/nodes/odd/proxy/", 500, "no preferred addresses found")]
    [InlineData("GET", "/nodes/gopher:good:80/proxy/", 400, "invalid node request \\\"gopher:good:80\\\"")]
    public async Task What_cannot_be_reached_or_must_not_be_is_refused(string method, string path, int code, string message)
    {
        using var response = path[0] == '/' ? await _server.Http.GetAsync("/api/v1" + Ports(path)) : await Send(method, path);
        Assert.Contains(Ports(message), await response.Content.ReadAsStringAsync());
        Assert.Equal(code, (int)response.StatusCode);
    }

    [BackendTheory]
    [InlineData(204, "")]
    [InlineData(404, "told to")]
    [InlineData(418, "told to")]
    [InlineData(503, "told to")]
    public async Task Answers_come_back_as_they_are(int code, string body)
    {
        using var response = await Send("GET", $"pods/one/proxy/code?is={code}");
        Assert.Equal(code, (int)response.StatusCode);
        Assert.Equal(body, code == 204 ? "" : await response.Content.ReadAsStringAsync());
        Assert.Equal("yes", response.Headers.GetValues("X-Told").Single());
    }

    [BackendTheory]
    [InlineData("pods/one")]
    [InlineData("services/web:80")]
    public async Task Links_of_pages_lead_through_the_proxy(string name)
    {
        using var response = await Send("GET", $"{name}/proxy/page");
        Assert.Equal($"<a href=\"/api/v1/namespaces/default/{name}/proxy/x\">x</a>", await response.Content.ReadAsStringAsync());
    }

    [BackendTheory]
    [InlineData("pods/one")]
    public async Task The_backend_learns_for_whom_it_is_asked_and_no_secrets(string name)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/namespaces/default/{name}/proxy/headers");
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer secret");
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", "10.1.1.1");
        request.Headers.TryAddWithoutValidation("X-Other", "kept");
        using var response = await _server.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.DoesNotContain("secret", text);
        Assert.Contains("X-Forwarded-For: 10.1.1.1, 127.0.0.1\n", text);
        Assert.Contains($"X-Forwarded-Uri: /api/v1/namespaces/default/{name}/proxy/headers\n", text);
        Assert.Contains("X-Other: kept\n", text);
    }

    [BackendTheory]
    [InlineData("GET", "websocket", "pods/one:{port}/proxy/chat?room=1", "GET /chat?room=1 websocket\n")]
    [InlineData("GET", "websocket", "services/web:plain/proxy/chat", "GET /chat websocket\n")]
    [InlineData("POST", "SPDY/3.1", "pods/one/proxy/exec?a=b%20c", "POST /exec?a=b%20c SPDY/3.1\n")]
    [InlineData("GET", "websocket", "services/https:web:443/proxy/", "GET / websocket\n")]
    [InlineData("GET", "own/1", "pods/one/proxy", "GET / own/1\n")]
    public async Task Switched_protocols_pass_byte_by_byte(string method, string protocol, string path, string expected)
    {
        await using var stream = await Upgrade(method, protocol, path);
        var head = await ReadUntil(stream, "\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 101 ", head);
        Assert.Contains($"Upgrade: {protocol}\r\n", head);
        Assert.Contains("Sec-WebSocket-Accept: key\r\n", head);
        Assert.Equal(expected, await ReadUntil(stream, "\n"));
        var sent = new byte[70_000];
        new Random(1).NextBytes(sent);
        var writing = stream.WriteAsync(sent);
        var back = new byte[sent.Length];
        await stream.ReadExactlyAsync(back);
        await writing;
        Assert.Equal(sent, back);
    }

    [BackendTheory]
    [InlineData("pods/one/proxy/refused", "HTTP/1.1 ")]
    [InlineData("pods/loop/proxy/chat", "HTTP/1.1 400 ")]
    [InlineData("services/none:plain/proxy/chat", "HTTP/1.1 503 ")]
    [InlineData("pods/dead/proxy/chat", "HTTP/1.1 500 ")]
    public async Task A_protocol_that_cannot_be_switched_is_refused(string path, string expected)
    {
        await using var stream = await Upgrade("GET", "websocket", path);
        var head = await ReadUntil(stream, "\r\n\r\n");
        Assert.StartsWith(expected, head);
        Assert.DoesNotContain(" 101 ", head);
    }

    private static async Task<string> ReadUntil(Stream stream, string end)
    {
        var text = new StringBuilder();
        var one = new byte[1];
        while (!text.ToString().EndsWith(end, StringComparison.Ordinal) && await stream.ReadAsync(one) == 1)
        {
            text.Append((char)one[0]);
        }

        return text.ToString();
    }

    private string Ports(string text) => text
        .Replace("{port}", $"{_backend.Port}", StringComparison.Ordinal)
        .Replace("{tls}", $"{_backend.TlsPort}", StringComparison.Ordinal)
        .Replace("{address}", FakeBackend.Address, StringComparison.Ordinal);

    private async Task<HttpResponseMessage> Send(string method, string path, string? body = null)
    {
        var url = new Uri(_server.Host.Url).GetLeftPart(UriPartial.Authority) + "/api/v1/namespaces/default/" + Ports(path);
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, ServerCertificateCustomValidationCallback = static (_, _, _, _) => true };
        using var http = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(url, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        request.Content = body is null ? null : new StringContent(body);
        var response = await http.SendAsync(request, default);
        await response.Content.LoadIntoBufferAsync();
        return response;
    }

    private async Task<Stream> Upgrade(string method, string protocol, string path)
    {
        var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", _server.Host.Endpoint!.Port);
        var tls = new SslStream(client.GetStream(), false, static (_, _, _, _) => true);
        await tls.AuthenticateAsClientAsync("localhost");
        var length = method == "POST" ? "Content-Length: 0\r\n" : "";
        await tls.WriteAsync(Encoding.ASCII.GetBytes(
            $"{method} /api/v1/namespaces/default/{Ports(path)} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: {protocol}\r\nSec-WebSocket-Key: key\r\n{length}\r\n"));
        return tls;
    }

    private async Task Pod(string name, string address, int port)
    {
        var ports = port == 0 ? default : ValueList.Create<ContainerPort>([new ContainerPort { ContainerPortValue = port }]);
        var pod = await _server.Send("create", "default", "", new Pod
        {
            Metadata = new ObjectMeta { Name = name, Namespace = "default" },
            Spec = new PodSpec { Containers = [new Container { Name = "c", Image = "i", Ports = ports }] },
        });
        if (address.Length > 0)
        {
            await Plant(pod with { Status = pod.Status with { PodIP = address, PodIPs = [new PodIP { Ip = address }] } });
        }
    }

    private async Task Plant(Pod pod) => await _server.Send("update", "default", pod.Metadata.Name, pod, "status");

    private async Task Service(string name, string address, string pod)
    {
        ValueList<ServicePort> ports = [new ServicePort { Name = "plain", Port = 80 }, new ServicePort { Name = "safe", Port = 443 }];
        await _server.Send("create", "default", "", new Service { Metadata = new() { Name = name, Namespace = "default" }, Spec = new() { Ports = ports } });
        ValueList<EndpointSubset> subsets = address.Length == 0 ? default :
        [
            new EndpointSubset
            {
                Addresses = [new EndpointAddress { Ip = FakeBackend.Address!, TargetRef = new() { Kind = "Pod", Namespace = "default", Name = pod } }],
                Ports = [new EndpointPort { Name = "plain", Port = _backend.Port }, new EndpointPort { Name = "safe", Port = _backend.TlsPort }],
            },
        ];
        await _server.Send("create", "default", "", new Endpoints { Metadata = new() { Name = name, Namespace = "default" }, Subsets = subsets });
    }

    private async Task Node(string name, string address)
    {
        var node = await _server.Send("create", "", "", new Node { Metadata = new ObjectMeta { Name = name } });
        if (address.Length > 0)
        {
            var status = new NodeStatus { Addresses = [new NodeAddress { Type = "InternalIP", Address = address }] };
            await _server.Send("update", "", name, node with { Status = status }, "status");
        }
    }
}
