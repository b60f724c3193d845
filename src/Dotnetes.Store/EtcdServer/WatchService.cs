using Dotnetes.Grpc.Server;
using Dotnetes.Store.Etcd.Messages;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Store.EtcdServer;

/// <summary><c>etcdserverpb.Watch</c>: any number of watches over one stream.</summary>
internal sealed class WatchService(IStore store, EtcdIdentity identity, ILogger logger)
{
    public void AddTo(GrpcServiceBuilder services) => services.Bidi(WatchMethods.Watch, Watch);

    private async ValueTask Watch(
        IAsyncEnumerable<Etcd.Messages.WatchRequest> requests, GrpcResponseWriter<WatchResponse> responses, GrpcServerContext context)
    {
        await using var session = new WatchSession(store, identity, responses, logger, context.CancellationToken);
        await responses.SendHeaders();
        await session.Run(requests);
    }
}
