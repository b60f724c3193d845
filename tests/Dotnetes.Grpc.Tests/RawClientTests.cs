using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;

namespace Dotnetes.Grpc.Tests;

/// <summary>The server against clients that speak the protocol by hand.</summary>
public sealed class RawClientTests
{
    // Note { Text = "a" }
    private static readonly byte[] Message = [0x0a, 1, (byte)'a'];

    [Fact]
    public async Task Compressed_requests_are_read()
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Message);
        }

        var body = compressed.ToArray();
        var (response, bytes) = await Post([1, 0, 0, 0, (byte)body.Length, .. body], request => request.Headers.Add("grpc-encoding", "gzip"));
        Assert.Equal([0, 0, 0, 0, 3, .. Message], bytes);
        Assert.Equal("0", response.TrailingHeaders.GetValues("grpc-status").Single());
    }

    [Theory]
    [InlineData("grpc-encoding", "snappy", "12")]
    [InlineData("grpc-timeout", "soon", "13")]
    public async Task Requests_that_cannot_be_served_get_only_trailers(string header, string value, string status)
    {
        var (response, bytes) = await Post([0, 0, 0, 0, 3, .. Message], request => request.Headers.Add(header, value));
        Assert.Empty(bytes);
        Assert.Equal(status, response.Headers.GetValues("grpc-status").Single());
        Assert.Equal("identity,gzip", response.Headers.GetValues("grpc-accept-encoding").Single());
    }

    [Theory]
    [InlineData(new byte[] { })]
    [InlineData(new byte[] { 0, 0 })]
    [InlineData(new byte[] { 0, 0, 0, 0, 9, 1 })]
    [InlineData(new byte[] { 0, 0, 0, 0, 1, 0xff })]
    [InlineData(new byte[] { 1, 0, 0, 0, 0 })]
    public async Task Malformed_requests_are_internal(byte[] body)
    {
        var (response, bytes) = await Post(body, _ => { });
        Assert.Empty(bytes);
        Assert.Equal("13", response.Headers.GetValues("grpc-status").Single());
    }

    [Fact]
    public async Task Other_content_types_and_verbs_are_http_errors()
    {
        var (text, _) = await Post([], request => request.Content!.Headers.ContentType = new MediaTypeHeaderValue("text/plain"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, text.StatusCode);
        var (get, _) = await Post([], request => request.Method = HttpMethod.Put);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, get.StatusCode);
    }

    [Theory]
    [InlineData("/var/lib/kubelet/device-plugins/kubelet.sock")]
    [InlineData("%2Frun%2Fx.sock")]
    [InlineData("http://127.0.0.1:2379")]
    [InlineData("unix:///run/x.sock")]
    [InlineData("a b")]
    [InlineData("host:port")]
    [InlineData("[::1]:80")]
    [InlineData("host.example:80")]
    public async Task Whatever_stands_in_the_authority_a_call_is_served(string authority)
    {
        var (response, _) = await Post([0, 0, 0, 0, 3, .. Message], request => request.Headers.TryAddWithoutValidation("Host", authority));
        Assert.Equal("0", response.TrailingHeaders.GetValues("grpc-status").Single());
    }

    private static async Task<(HttpResponseMessage Response, byte[] Body)> Post(byte[] body, Action<HttpRequestMessage> change)
    {
        await using var host = await EchoHost.Start();
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, host.Address + EchoService.Echo.FullPath)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(body),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        change(request);
        var response = await client.SendAsync(request);
        return (response, await response.Content.ReadAsByteArrayAsync());
    }
}
