using System.IO.Compression;
using Dotnetes.Grpc.Client;
using Dotnetes.Serialization;
using Dotnetes.Serialization.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace Dotnetes.Grpc.Tests;

/// <summary>The client against servers that answer byte by byte as the test says.</summary>
public sealed class RawServerTests
{
    [Theory]
    [InlineData(400, GrpcStatusCode.Internal)]
    [InlineData(401, GrpcStatusCode.Unauthenticated)]
    [InlineData(403, GrpcStatusCode.PermissionDenied)]
    [InlineData(404, GrpcStatusCode.Unimplemented)]
    [InlineData(429, GrpcStatusCode.Unavailable)]
    [InlineData(502, GrpcStatusCode.Unavailable)]
    [InlineData(503, GrpcStatusCode.Unavailable)]
    [InlineData(504, GrpcStatusCode.Unavailable)]
    [InlineData(500, GrpcStatusCode.Unknown)]
    [InlineData(302, GrpcStatusCode.Unknown)]
    public async Task Http_errors_become_statuses(int httpStatus, GrpcStatusCode expected)
    {
        var failure = await Failure(http =>
        {
            http.Response.StatusCode = httpStatus;
            return Task.CompletedTask;
        });
        Assert.Equal(expected, failure.Code);
        Assert.Contains(httpStatus.ToString(), failure.Message);
    }

    [Theory]
    [InlineData(0, GrpcStatusCode.Unavailable)]
    [InlineData(1, GrpcStatusCode.Internal)]
    [InlineData(2, GrpcStatusCode.Internal)]
    [InlineData(7, GrpcStatusCode.Unavailable)]
    [InlineData(8, GrpcStatusCode.Cancelled)]
    [InlineData(11, GrpcStatusCode.ResourceExhausted)]
    [InlineData(12, GrpcStatusCode.PermissionDenied)]
    public async Task Stream_resets_become_statuses(int errorCode, GrpcStatusCode expected)
    {
        var failure = await Failure(async http =>
        {
            await Answer(http, Frame(Note.Empty));
            http.Features.Get<IHttpResetFeature>()!.Reset(errorCode);
        });
        Assert.Equal(expected, failure.Code);
    }

    [Fact]
    public async Task A_response_of_another_content_type_is_unknown()
    {
        var failure = await Failure(http => http.Response.WriteAsync("<html>"));
        Assert.Equal(GrpcStatusCode.Unknown, failure.Code);
    }

    [Fact]
    public async Task A_status_in_the_headers_needs_no_trailers()
    {
        var failure = await Failure(http =>
        {
            http.Response.ContentType = "application/grpc";
            http.Response.Headers["grpc-status"] = "9";
            http.Response.Headers["grpc-message"] = "not%20now%21";
            http.Response.Headers["x-reason"] = "r";
            return Task.CompletedTask;
        });
        Assert.Equal((GrpcStatusCode.FailedPrecondition, "not now!", "r"), (failure.Code, failure.Message, failure.Trailers.Get("x-reason")));
    }

    [Theory]
    [InlineData(new byte[] { })]
    [InlineData(new byte[] { 0, 0, 0, 0, 0 })]
    public async Task A_response_without_status_is_internal(byte[] body)
    {
        var failure = await Failure(http => Answer(http, body));
        Assert.Equal(GrpcStatusCode.Internal, failure.Code);
    }

    [Theory]
    [InlineData(new byte[] { 0, 0, 0 })]
    [InlineData(new byte[] { 0, 0, 0, 0, 9, 1 })]
    [InlineData(new byte[] { 2, 0, 0, 0, 0 })]
    [InlineData(new byte[] { 1, 0, 0, 0, 0 })]
    [InlineData(new byte[] { 0, 0, 0, 0, 1, 0xff })]
    [InlineData(new byte[] { })]
    [InlineData(new byte[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 })]
    public async Task Malformed_bodies_are_internal_although_the_server_says_ok(byte[] body)
    {
        var failure = await Failure(async http =>
        {
            http.Response.AppendTrailer("grpc-status", "0");
            await Answer(http, body);
        });
        Assert.Equal(GrpcStatusCode.Internal, failure.Code);
    }

    [Fact]
    public async Task A_length_beyond_the_limit_is_refused_without_waiting_for_the_bytes()
    {
        var failure = await Failure(async http =>
        {
            await Answer(http, [0, 0xff, 0xff, 0xff, 0xff]);
            await Task.Delay(Timeout.Infinite, http.RequestAborted);
        });
        Assert.Equal(GrpcStatusCode.ResourceExhausted, failure.Code);
    }

    [Fact]
    public async Task Compressed_responses_are_read()
    {
        var note = new Note { Data = ByteString.Adopt(new byte[300_000]), Text = "gzip" };
        var received = await Serve(
            async http =>
            {
                http.Response.Headers["grpc-encoding"] = "gzip";
                http.Response.AppendTrailer("grpc-status", "0");
                await Answer(http, Gzip(note));
            },
            channel => channel.Unary(EchoService.Echo, Note.Empty).AsTask());
        Assert.Equal(note, received);
    }

    [Fact]
    public async Task A_compressed_response_that_grows_beyond_the_limit_is_refused()
    {
        var failure = await Failure(http =>
        {
            http.Response.Headers["grpc-encoding"] = "gzip";
            return Answer(http, Gzip(new Note { Data = ByteString.Adopt(new byte[5 << 20]) }));
        });
        Assert.Equal(GrpcStatusCode.ResourceExhausted, failure.Code);
    }

    [Theory]
    [InlineData("snappy")]
    [InlineData("gzip")]
    public async Task Encodings_that_cannot_be_undone_are_internal(string encoding)
    {
        var failure = await Failure(http =>
        {
            http.Response.Headers["grpc-encoding"] = encoding;
            return Answer(http, [1, 0, 0, 0, 3, 1, 2, 3]);
        });
        Assert.Equal(GrpcStatusCode.Internal, failure.Code);
    }

    [Fact]
    public async Task Requests_carry_the_headers_of_the_protocol()
    {
        IHeaderDictionary? headers = null;
        string? host = null;
        await Serve(
            async http =>
            {
                headers = new HeaderDictionary(new Dictionary<string, StringValues>(http.Request.Headers, StringComparer.OrdinalIgnoreCase));
                host = http.Request.Host.Value;
                http.Response.AppendTrailer("grpc-status", "0");
                await Answer(http, Frame(Note.Empty));
            },
            channel => channel.Unary(EchoService.Echo, Note.Empty, new GrpcCallOptions { Timeout = TimeSpan.FromSeconds(30) }).AsTask(),
            new GrpcChannelOptions { UserAgent = "kube-probe/1.36", Authority = "elsewhere" });
        Assert.Equal("application/grpc", headers!.ContentType);
        Assert.Equal("trailers", headers.TE);
        Assert.Equal("kube-probe/1.36", headers.UserAgent);
        Assert.Equal("30000000u", headers["grpc-timeout"]);
        Assert.Equal("identity,gzip", headers["grpc-accept-encoding"]);
        Assert.Equal("elsewhere", host);
        Assert.False(headers.ContainsKey("Expect"));
        Assert.False(headers.ContainsKey("traceparent"));
    }

    private static async Task<GrpcException> Failure(RequestDelegate answer)
    {
        GrpcException? failure = null;
        await Serve(answer, async channel =>
        {
            failure = await StatusTests.Fails(channel.Unary(EchoService.Echo, Note.Empty));
            return Note.Empty;
        });
        return failure!;
    }

    private static async Task<Note> Serve(RequestDelegate answer, Func<GrpcChannel, Task<Note>> use, GrpcChannelOptions? options = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
            kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        await using var app = builder.Build();
        app.Run(answer);
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        using var channel = new GrpcChannel(address, options);
        var result = await use(channel);
        await app.StopAsync(new CancellationToken(true));
        return result;
    }

    private static async Task Answer(HttpContext http, byte[] body)
    {
        http.Response.ContentType = "application/grpc";
        await http.Response.StartAsync();
        await http.Response.BodyWriter.WriteAsync(body);
    }

    private static byte[] Frame(Note note) => Prefix(0, Encode(note));

    private static byte[] Gzip(Note note)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encode(note));
        }

        return Prefix(1, compressed.ToArray());
    }

    private static byte[] Prefix(byte flag, byte[] body) =>
        [flag, (byte)(body.Length >> 24), (byte)(body.Length >> 16), (byte)(body.Length >> 8), (byte)body.Length, .. body];

    private static byte[] Encode(Note note)
    {
        var writer = new ProtoWriter(16);
        note.WriteProto(ref writer);
        var bytes = writer.ToArray();
        writer.Dispose();
        return bytes;
    }
}
