using System.Net.Security;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Connecting;
using Dotnetes.ApiServer.Tests.Serving;
using Dotnetes.Tests.Shared;

namespace Dotnetes.ApiServer.Tests.Connecting;

public sealed class PodConnectionTests : IAsyncLifetime
{
    private readonly Certificates _certificates = new();
    private FakeKubelet _kubelet = null!;
    private TestServer _server = null!;

    public async Task InitializeAsync()
    {
        _kubelet = await FakeKubelet.Start(_certificates);
        _server = await TestServer.Start(https: true, options => options with
        {
            KubeletClient = new KubeletClientOptions { Authorities = () => _certificates.Authorities, ClientCertificate = () => _certificates.Client },
        });
        await Node("here", _kubelet.Port);
        await Node("gone", 1);
        await _server.Send("create", "default", "", Pod("one", "here", "main"));
        await _server.Send("create", "default", "", Pod("two", "here", "main", "refused", "lost"));
        await _server.Send("create", "default", "", Pod("far", "gone", "main"));
        await _server.Send("create", "default", "", Pod("new", "", "main"));
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _kubelet.DisposeAsync();
    }

    [Theory]
    [InlineData("one/log", 200, "/containerLogs/default/one/main\n")]
    [InlineData("one/log?follow=true&tailLines=3&limitBytes=9&previous=1&timestamps=true&sinceSeconds=5", 200, "/containerLogs/default/one/main?follow=true&limitBytes=9&previous=true&sinceSeconds=5&tailLines=3&timestamps=true\n")]
    [InlineData("two/log?container=main&insecureSkipTLSVerifyBackend=true", 200, "/containerLogs/default/two/main\n")]
    [InlineData("two/log", 400, "a container name must be specified for pod two, choose one of: [main refused lost]")]
    [InlineData("two/log?container=other", 400, "container other is not valid for pod two")]
    [InlineData("two/log?container=refused", 400, "because")]
    [InlineData("two/log?container=lost", 404, "the server could not find the requested resource ( pods/log two)")]
    [InlineData("none/log", 404, "pods \\\"none\\\" not found")]
    [InlineData("one/log?tailLines=-1", 422, "PodLogOptions \\\"one\\\" is invalid: tailLines: Invalid value: -1: must be greater than or equal to 0")]
    [InlineData("one/log?limitBytes=0", 422, "limitBytes: Invalid value: 0: must be greater than 0")]
    [InlineData("one/log?tailLines=many", 400, "strconv.ParseInt: parsing \\\"many\\\": invalid syntax")]
    [InlineData("new/log", 204, "")]
    [InlineData("far/log", 500, "connect: connection refused")]
    [InlineData("one/exec?command=ls", 400, "Upgrade request required")]
    [InlineData("new/exec?command=ls", 400, "pod new does not have a host assigned")]
    [InlineData("two/attach", 400, "a container name must be specified for pod two, choose one of: [main refused lost]")]
    public async Task Logs_and_refusals_are_those_of_upstream(string path, int code, string text)
    {
        using var response = await _server.Http.GetAsync("/api/v1/namespaces/default/pods/" + path);
        var body = await response.Content.ReadAsStringAsync();
        Assert.Equal(code, (int)response.StatusCode);
        Assert.Contains(text, body);
    }

    [Theory]
    [InlineData("GET", "proxy", 400)]
    [InlineData("POST", "proxy", 400)]
    [InlineData("PUT", "proxy", 400)]
    [InlineData("PATCH", "proxy", 400)]
    [InlineData("DELETE", "proxy", 400)]
    [InlineData("OPTIONS", "proxy", 400)]
    [InlineData("PROPFIND", "proxy", 405)]
    [InlineData("OPTIONS", "exec", 405)]
    [InlineData("OPTIONS", "log", 405)]
    public async Task Proxies_carry_the_usual_methods_where_addresses_allow_it(string method, string subresource, int code)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/api/v1/namespaces/default/pods/one/{subresource}");
        using var response = await _server.Http.SendAsync(request);
        Assert.Equal(code, (int)response.StatusCode);
        Assert.Contains(code == 400 ? "address not allowed" : "MethodNotAllowed", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("", "/containerLogs/default/one/main\n")]
    [InlineData("binary.k8s.io", "/containerLogs/default/one/main\n")]
    [InlineData("base64.binary.k8s.io", "L2NvbnRhaW5lckxvZ3MvZGVmYXVsdC9vbmUvbWFpbgo=")]
    public async Task Logs_are_sent_over_websockets(string protocol, string expected)
    {
        using var socket = new ClientWebSocket();
        socket.Options.RemoteCertificateValidationCallback = static (_, _, _, _) => true;
        if (protocol.Length > 0)
        {
            socket.Options.AddSubProtocol(protocol);
        }

        await socket.ConnectAsync(new UriBuilder(new Uri(_server.Http.BaseAddress!, "/api/v1/namespaces/default/pods/one/log")) { Scheme = "wss" }.Uri, default);
        Assert.Equal(protocol, socket.SubProtocol ?? "");
        var text = new StringBuilder();
        var buffer = new byte[1000];
        while (await socket.ReceiveAsync(buffer, default) is { CloseStatus: null } message)
        {
            Assert.Equal(protocol.StartsWith("base64", StringComparison.Ordinal) ? WebSocketMessageType.Text : WebSocketMessageType.Binary, message.MessageType);
            text.Append(Encoding.UTF8.GetString(buffer, 0, message.Count));
        }

        Assert.Equal(expected, text.ToString());
    }

    [Theory]
    [InlineData("one/exec?command=a%20b&command=%26c&stdin=true&stdout=true&tty=true", "POST /exec/default/one/main?command=a%20b&command=%26c&input=1&output=1&tty=1 CN=alice \n")]
    [InlineData("two/attach?container=main&stderr=1", "POST /attach/default/two/main?error=1 CN=alice \n")]
    [InlineData("one/portforward?ports=80&ports=443", "POST /portForward/default/one?port=80%2C443 CN=alice \n")]
    public async Task Switched_protocols_reach_the_kubelet_byte_by_byte(string path, string expected)
    {
        await using var stream = await Upgrade(path);
        var head = await ReadUntil(stream, "\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 101 ", head);
        Assert.Contains("Upgrade: SPDY/3.1\r\n", head);
        Assert.Equal(expected, await ReadUntil(stream, "\n"));
        var sent = new byte[] { 0, 255, 13, 10, 128, (byte)'\n' };
        await stream.WriteAsync(sent);
        var back = new byte[sent.Length];
        await stream.ReadExactlyAsync(back);
        Assert.Equal(sent, back);
    }

    [Fact]
    public async Task A_kubelets_refusal_reaches_the_client()
    {
        await using var stream = await Upgrade("two/exec?container=refused&stdout=true");
        var head = await ReadUntil(stream, "\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 403 ", head);
    }

    [Fact]
    public async Task A_kubelet_that_cannot_be_reached_is_told_about()
    {
        await using var stream = await Upgrade("far/exec?stdout=true");
        var answer = await ReadUntil(stream, "\"code\":500");
        Assert.Contains("error dialing backend: dial tcp 127.0.0.1:1: connect: connection refused", answer);
    }

    private static Pod Pod(string name, string node, params string[] containers) => new()
    {
        Metadata = new ObjectMeta { Name = name, Namespace = "default" },
        Spec = new PodSpec { NodeName = node, Containers = containers.Select(c => new Container { Name = c, Image = "i" }).ToValueList() },
    };

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

    private async Task Node(string name, int port)
    {
        var status = new NodeStatus
        {
            Addresses = ValueList.Create<NodeAddress>([new NodeAddress { Type = "InternalIP", Address = "127.0.0.1" }]),
            DaemonEndpoints = new NodeDaemonEndpoints { KubeletEndpoint = new DaemonEndpoint { Port = port } },
        };
        var node = await _server.Send("create", "", "", new Node { Metadata = new ObjectMeta { Name = name } });
        await _server.Send("update", "", name, node with { Status = status }, "status");
    }

    private async Task<Stream> Upgrade(string path)
    {
        var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", _server.Host.Endpoint!.Port);
        var tls = new SslStream(client.GetStream(), false, static (_, _, _, _) => true);
        await tls.AuthenticateAsClientAsync("localhost");
        await tls.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/v1/namespaces/default/pods/{path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer secret\r\nConnection: Upgrade\r\nUpgrade: SPDY/3.1\r\nContent-Length: 0\r\n\r\n"));
        return tls;
    }
}
