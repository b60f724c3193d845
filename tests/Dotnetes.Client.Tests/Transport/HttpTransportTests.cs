using System.Buffers.Binary;
using System.Text;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Client.Transport;
using Dotnetes.Serialization.Protobuf;
using Dotnetes.Testing.Execution;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dotnetes.Client.Tests.Transport;

public sealed class HttpTransportTests
{
    private const string Json = "application/json";
    private const string Protobuf = "application/vnd.kubernetes.protobuf";

    private static readonly Pod s_pod = new() { Metadata = new() { Namespace = "ns", Name = "web", ResourceVersion = "7" } };

    public static TheoryData<string, string, string, string> Paths => new()
    {
        { "get", "", "pods/web", "/api/v1/namespaces/ns/pods/web" },
        { "list", "", "pods/", "/api/v1/namespaces/ns/pods" },
        { "get", "apps", "deployments/web/scale", "/apis/apps/v1/namespaces/ns/deployments/web/scale" },
        { "create", "", "pods/web/eviction", "/api/v1/namespaces/ns/pods/web/eviction" },
        { "get", "rbac.authorization.k8s.io", "roles/system:a b", "/apis/rbac.authorization.k8s.io/v1/namespaces/ns/roles/system%3Aa%20b" },
    };

    [Theory]
    [MemberData(nameof(Paths))]
    public void Requests_become_paths_of_the_api(string verb, string group, string place, string path)
    {
        var parts = place.Split('/');
        var request = new KubeRequest
        {
            Verb = verb,
            Group = group,
            Version = "v1",
            Resource = parts[0],
            Namespace = "ns",
            Name = parts[1],
            Subresource = parts.Length > 2 ? parts[2] : "",
        };
        Assert.Equal(path, RequestUrl.PathOf(request));
    }

    [Fact]
    public void A_name_that_would_climb_out_of_its_place_is_refused() =>
        Assert.Throws<ArgumentException>(() => RequestUrl.PathOf(new() { Verb = "delete", Version = "v1", Resource = "pods", Namespace = "ns", Name = ".." }));

    [Fact]
    public void Options_become_query_parameters()
    {
        var query = RequestQuery.Of(new ListOptions { LabelSelector = "a=b,c", Limit = 5, TimeoutSeconds = 0, Watch = true, SendInitialEvents = false });
        Assert.Equal(
            "/api/v1/pods?labelSelector=a%3Db%2Cc&limit=5&sendInitialEvents=false&timeoutSeconds=0&watch=true",
            RequestUrl.PathOf(new() { Verb = "watch", Version = "v1", Resource = "pods", Query = query }));
    }

    [Theory]
    [InlineData(Json)]
    [InlineData(Protobuf)]
    public async Task Objects_and_lists_are_read_in_both_forms(string type)
    {
        using var server = new StubHandler();
        using var transport = Make(server);
        var client = new KubeClient(transport);
        server.Answer(200, type, type == Json ? JsonText.Encode(s_pod) : ProtobufEnvelope.Encode(s_pod));
        Assert.Equal(s_pod, await client.Get<Pod>("ns", "web"));
        var list = new PodList { Metadata = new() { ResourceVersion = "9" }, Items = [s_pod] };
        server.Answer(200, type, type == Json ? JsonText.Encode(list) : ProtobufEnvelope.Encode(list));
        var page = await client.List<Pod>();
        Assert.Equal("9", page.Metadata.ResourceVersion);
        Assert.Equal([s_pod], page.Items);
        Assert.Contains(Protobuf, server.Requests[0].Accept);
    }

    [Theory]
    [InlineData(Json)]
    [InlineData(Protobuf)]
    public async Task A_watch_is_read_in_both_forms_however_it_is_cut_into_packets(string type)
    {
        var bookmark = new Pod { Metadata = new() { ResourceVersion = "8" } };
        var body = Concat(Frame(type, "ADDED", s_pod), Frame(type, "BOOKMARK", bookmark), Frame(type, "DELETED", s_pod));
        foreach (var size in new[] { 1, 3, 100, 100_000 })
        {
            using var server = new StubHandler();
            using var transport = Make(server);
            server.Answer(200, type, new ChunkedContent(body, size));
            var seen = new List<WatchEvent<Pod>>();
            await foreach (var e in new KubeClient(transport).Watch<Pod>("ns"))
            {
                seen.Add(e);
            }

            Assert.Equal([new(WatchEventType.Added, s_pod), new(WatchEventType.Bookmark, bookmark), new(WatchEventType.Deleted, s_pod)], seen);
        }
    }

    [Theory]
    [InlineData(Json)]
    [InlineData(Protobuf)]
    public async Task An_error_event_and_a_stream_that_breaks_off_end_a_watch_with_their_exceptions(string type)
    {
        using var server = new StubHandler();
        using var transport = Make(server);
        var client = new KubeClient(transport);
        server.Answer(200, type, Frame(type, "ERROR", new Status { StatusValue = "Failure", Code = 410, Reason = "Expired", Message = "too old" }));
        var e = await Assert.ThrowsAsync<KubeApiException>(() => Drain(client));
        Assert.True(e.IsExpired);
        server.Answer(200, type, Frame(type, "ADDED", s_pod)[..^5]);
        await Assert.ThrowsAsync<KubeTransportException>(() => Drain(client));
    }

    [Fact]
    public async Task What_is_compiled_in_is_sent_as_protobuf_until_a_server_does_not_take_it()
    {
        using var server = new StubHandler();
        using var transport = Make(server);
        var client = new KubeClient(transport);
        server.Answer(201, Json, JsonText.Encode(s_pod));
        await client.Create(s_pod);
        Assert.Equal(Protobuf, server.Requests[0].ContentType);
        Assert.Equal(s_pod, KubeKinds.TryGet("v1", "Pod", out var codec) ? codec.DecodeProto(ProtobufEnvelope.Open(server.Requests[0].Body).Raw) : null);
        server.Answer(415, Json, []);
        server.Answer(201, Json, JsonText.Encode(s_pod));
        await client.Create(s_pod);
        Assert.Equal(Json, server.Requests[^1].ContentType);
        server.Answer(201, Json, JsonText.Encode(s_pod));
        await client.Create(s_pod);
        Assert.Equal(4, server.Requests.Count);
        Assert.Equal(Json, server.Requests[^1].ContentType);
    }

    [Fact]
    public async Task Custom_resources_travel_as_json_and_come_back_as_json()
    {
        using var server = new StubHandler();
        using var transport = Make(server);
        server.Answer(200, Json, """{"apiVersion":"example.com/v1","kind":"Widget","metadata":{"name":"w"}}"""u8.ToArray());
        var response = await transport.Send(new() { Verb = "get", Group = "example.com", Version = "v1", Resource = "widgets", Name = "w" }, default);
        Assert.Null(response.Value);
        Assert.Contains("Widget", Encoding.UTF8.GetString(response.Json.Span));
        Assert.DoesNotContain(Protobuf, server.Requests[0].Accept);
    }

    [Fact]
    public async Task A_status_becomes_an_exception_and_so_does_an_error_page_of_a_proxy()
    {
        using var server = new StubHandler();
        using var transport = Make(server);
        var client = new KubeClient(transport);
        server.Answer(404, Protobuf, ProtobufEnvelope.Encode(new Status { StatusValue = "Failure", Code = 404, Reason = "NotFound", Message = "pods \"web\" not found" }));
        var e = await Assert.ThrowsAsync<KubeApiException>(() => client.Get<Pod>("ns", "web").AsTask());
        Assert.True(e.IsNotFound);
        Assert.Equal("pods \"web\" not found", e.Message);
        server.Answer(502, "text/html", "<html>bad gateway</html>"u8.ToArray());
        e = await Assert.ThrowsAsync<KubeApiException>(() => client.Get<Pod>("ns", "web").AsTask());
        Assert.Equal((502, "InternalError"), (e.Code, e.Reason));
        server.Answer(403, "text/plain", "go away"u8.ToArray());
        e = await Assert.ThrowsAsync<KubeApiException>(() => client.Get<Pod>("ns", "web").AsTask());
        Assert.Equal(("go away", "Forbidden"), (e.Message, e.Reason));
    }

    [Theory]
    [InlineData("get", 429, true)]
    [InlineData("create", 429, true)]
    [InlineData("get", 503, true)]
    [InlineData("update", 503, true)]
    [InlineData("create", 503, false)]
    [InlineData("patch", 500, false)]
    public void A_request_is_put_off_as_the_server_asks_where_that_does_nothing_twice(string verb, int code, bool repeats) => VirtualLoop.Run(async loop =>
    {
        using var server = new StubHandler();
        using var transport = Make(server, loop.Time);
        server.Answer(code, Json, [], ("Retry-After", "7"));
        server.Answer(200, Json, JsonText.Encode(s_pod));
        var request = new KubeRequest { Verb = verb, Version = "v1", Resource = "pods", Namespace = "ns", Name = "web", RawBody = "{}"u8.ToArray() };
        if (repeats)
        {
            await transport.Send(request, default);
            Assert.Equal(TimeSpan.FromSeconds(7), loop.Time.Elapsed);
        }
        else
        {
            var e = await Assert.ThrowsAsync<KubeApiException>(() => transport.Send(request, default).AsTask());
            Assert.Equal(7, e.Status.Details!.RetryAfterSeconds);
        }
    });

    [Fact]
    public void A_server_that_never_answers_is_given_up_when_the_time_is_over() => VirtualLoop.Run(async loop =>
    {
        using var server = new StubHandler();
        using var transport = new HttpTransport(new() { Server = new("https://server"), Timeout = TimeSpan.FromSeconds(5) }, loop.Time, NullLogger.Instance, server);
        server.AnswerNever(loop.Time);
        await Assert.ThrowsAsync<KubeTransportException>(() => new KubeClient(transport).Get<Pod>("ns", "web").AsTask());
        Assert.Equal(TimeSpan.FromSeconds(5), loop.Time.Elapsed);
    });

    [Fact]
    public async Task Credentials_impersonation_and_user_agent_are_headers_and_warnings_are_read()
    {
        using var server = new StubHandler();
        var configuration = new ClientConfiguration
        {
            Server = new("https://server/prefix/"),
            Credentials = StaticCredentials.Bearer("secret"),
            UserAgent = "tests/1 (linux)",
            Impersonate = new() { User = "jane", Groups = ["a", "b"], Extra = ValueMap.Of<ValueList<string>>(("example.com/Scope", ["x"])) },
        };
        using var transport = new HttpTransport(configuration, TimeProvider.System, NullLogger.Instance, server);
        server.Answer(200, Json, JsonText.Encode(s_pod), ("Warning", "299 - \"first \\\"quoted\\\"\", 299 - \"second\""));
        var response = await transport.Send(new() { Verb = "get", Version = "v1", Resource = "pods", Namespace = "ns", Name = "web" }, default);
        Assert.Equal(["first \"quoted\"", "second"], response.Warnings);
        var sent = server.Requests[0];
        Assert.Equal("https://server/prefix/api/v1/namespaces/ns/pods/web", sent.Url);
        Assert.Equal("Bearer secret", sent.Headers["Authorization"]);
        Assert.Equal("tests/1 (linux)", sent.Headers["User-Agent"]);
        Assert.Equal("jane", sent.Headers["Impersonate-User"]);
        Assert.Equal("a, b", sent.Headers["Impersonate-Group"]);
        Assert.Equal("x", sent.Headers["Impersonate-Extra-example.com%2FScope"]);
    }

    private static HttpTransport Make(StubHandler server, TimeProvider? time = null) =>
        new(new() { Server = new("https://server") }, time ?? TimeProvider.System, NullLogger.Instance, server);

    private static async Task Drain(KubeClient client)
    {
        await foreach (var e in client.Watch<Pod>("ns"))
        {
            Assert.Equal(WatchEventType.Added, e.Type);
        }
    }

    private static byte[] Frame<T>(string type, string e, T value)
        where T : IKubeKind, IProtoMessage
    {
        if (type == Json)
        {
            return Encoding.UTF8.GetBytes($"{{\"type\":\"{e}\",\"object\":{JsonText.Of(value)}}}\n");
        }

        var message = ProtoCodec.Encode(new WatchEvent { Type = e, Object = new(ByteString.Adopt(ProtobufEnvelope.Encode(value))) });
        var frame = new byte[message.Length + 4];
        BinaryPrimitives.WriteInt32BigEndian(frame, message.Length);
        message.CopyTo(frame, 4);
        return frame;
    }

    private static byte[] Concat(params byte[][] parts) => parts.SelectMany(p => p).ToArray();
}
