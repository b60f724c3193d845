using Dotnetes.Grpc;
using Dotnetes.Grpc.Server;
using Dotnetes.Serialization.Protobuf;

namespace Dotnetes.Store.EtcdServer;

/// <summary>Adds methods that answer the store's refusals with etcd's codes and messages.</summary>
internal static class EtcdServices
{
    public static GrpcServiceBuilder Answer<TRequest, TResponse>(
        this GrpcServiceBuilder services,
        GrpcMethod<TRequest, TResponse> method,
        Func<TRequest, CancellationToken, ValueTask<TResponse>> handler)
        where TRequest : IProtoMessage<TRequest>
        where TResponse : IProtoMessage<TResponse> =>
        services.Unary(method, async (request, context) =>
        {
            try
            {
                return await handler(request, context.CancellationToken);
            }
            catch (StoreException e)
            {
                throw Status(e);
            }
        });

    public static GrpcException Status(StoreException e) => new((GrpcStatusCode)e.GrpcCode, e.Message, e);

    /// <summary>The store's revision, for the headers of answers that have none of their own.</summary>
    public static async ValueTask<long> CurrentRevision(this IStore store, CancellationToken cancellationToken) =>
        (await store.Get(StoreKey.Adopt([0]), cancellationToken: cancellationToken)).Revision;
}
