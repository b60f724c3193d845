using System.Net;
using Dotnetes.ApiServer;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.Resources;
using Dotnetes.ApiServer.Resources.Core.ServiceAllocation;
using Dotnetes.Client.Transport;
using Dotnetes.Store;
using Dotnetes.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dotnetes.Client.Tests.Serving;

/// <summary>The API server over a store in memory, with a client's way into it.</summary>
internal sealed class RealServer : IAsyncDisposable
{
    private readonly Certificates _certificates = new();
    private readonly MemoryStore _store = new();
    private ApiServerHost? _host;
    private HttpTransport? _http;

    private RealServer()
    {
    }

    public IKubeTransport Transport { get; private set; } = null!;

    public KubeClient Client => new(Transport);

    public static async Task<RealServer> Start(Route route)
    {
        var server = new RealServer();
        server._host = await ApiServerHost.Start(new()
        {
            Store = server._store,
            Random = new Random(1),
            Resources = BuiltInResources.Create(new ServiceAllocator(ServiceAllocationOptions.Default, new Random(1))),
            Endpoint = route == Route.InProcess ? null : new IPEndPoint(IPAddress.Loopback, 0),
            ServerCertificate = _ => server._certificates.Server,
        });
        if (route == Route.InProcess)
        {
            server.Transport = server._host.Core.Transport(UserInfo.ApiServer, "test");
            return server;
        }

        var configuration = new ClientConfiguration
        {
            Server = new(server._host.Url),
            InsecureSkipTlsVerify = true,
            UseProtobuf = route == Route.Protobuf,
        };
        server.Transport = server._http = new HttpTransport(configuration, TimeProvider.System, NullLogger.Instance);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        _http?.Dispose();
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        await _store.DisposeAsync();
    }
}
