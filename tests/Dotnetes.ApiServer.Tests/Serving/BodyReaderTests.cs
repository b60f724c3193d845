using Dotnetes.ApiServer.Http;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.ApiServer.Tests.Serving;

public sealed class BodyReaderTests
{
    [Theory]
    [InlineData(null)]
    [InlineData(10L)]
    public async Task A_client_that_goes_away_while_its_body_is_read_is_known_as_gone(long? length)
    {
        var http = Request(length, new IOException("the client reset the stream"));
        var e = await Assert.ThrowsAsync<ClientGoneException>(async () => await BodyReader.Read(http, 1000, default));
        Assert.Equal("the client reset the stream", e.Message);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(10L)]
    public Task A_body_that_breaks_the_protocol_is_a_bad_request(long? length) =>
        Assert.ThrowsAsync<BadHttpRequestException>(async () => await BodyReader.Read(Request(length, new BadHttpRequestException("bad chunk")), 1000, default));

    private static DefaultHttpContext Request(long? length, IOException failure)
    {
        var http = new DefaultHttpContext();
        http.Request.Method = "POST";
        http.Request.ContentLength = length;
        http.Request.Body = new Failing(failure);
        return http;
    }

    private sealed class Failing(IOException failure) : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromException<int>(failure);
    }
}
