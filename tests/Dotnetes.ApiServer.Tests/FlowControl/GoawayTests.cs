using System.Net;
using System.Net.Sockets;
using Dotnetes.ApiServer.FlowControl;
using Dotnetes.ApiServer.Tests.Serving;

namespace Dotnetes.ApiServer.Tests.FlowControl;

public sealed class GoawayTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 5)]
    public async Task Clients_are_moved_as_often_as_wanted(double chance, int connections)
    {
        await using var server = await TestServer.Start(https: true, o => o with { FlowControl = new FlowControlOptions { GoawayChance = chance } });
        var opened = 0;
        using var handler = new SocketsHttpHandler
        {
            SslOptions = { RemoteCertificateValidationCallback = static (_, _, _, _) => true },
            ConnectCallback = async (context, cancellationToken) =>
            {
                opened++;
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        using var client = new HttpClient(handler) { DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };
        for (var i = 0; i < 5; i++)
        {
            using var response = await client.GetAsync(new Uri($"{server.Host.Url}/healthz"));
            Assert.Equal((HttpStatusCode.OK, HttpVersion.Version20), (response.StatusCode, response.Version));

            // The client learns of it with its next read from the connection.
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }

        Assert.Equal(connections, opened);
    }
}
