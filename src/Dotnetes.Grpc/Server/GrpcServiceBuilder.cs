using Dotnetes.Serialization.Protobuf;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dotnetes.Grpc.Server;

/// <summary>Collects the methods of one or more services with what they do, and makes a <see cref="GrpcRouter"/> of them.</summary>
public sealed class GrpcServiceBuilder
{
    private readonly Dictionary<string, GrpcHandler> _handlers = new(StringComparer.Ordinal);

    /// <summary>Adds a method with one request and one response.</summary>
    /// <exception cref="ArgumentException">The method is of another kind or was added before.</exception>
    public GrpcServiceBuilder Unary<TRequest, TResponse>(
        GrpcMethod<TRequest, TResponse> method, Func<TRequest, GrpcServerContext, ValueTask<TResponse>> handler)
        where TRequest : IProtoMessage<TRequest>
        where TResponse : IProtoMessage<TResponse>
    {
        method.Require(GrpcMethodType.Unary);
        return Add(method.FullPath, async call =>
        {
            var request = await call.ReadSingle<TRequest>();
            call.Buffer(await handler(request, call.Context));
        });
    }

    /// <summary>Adds a method with one request and many responses, sent as the handler yields them.</summary>
    /// <exception cref="ArgumentException">The method is of another kind or was added before.</exception>
    public GrpcServiceBuilder ServerStream<TRequest, TResponse>(
        GrpcMethod<TRequest, TResponse> method, Func<TRequest, GrpcServerContext, IAsyncEnumerable<TResponse>> handler)
        where TRequest : IProtoMessage<TRequest>
        where TResponse : IProtoMessage<TResponse>
    {
        method.Require(GrpcMethodType.ServerStream);
        return Add(method.FullPath, async call =>
        {
            var request = await call.ReadSingle<TRequest>();
            await call.SendAll(handler(request, call.Context));
        });
    }

    /// <summary>Adds a method with many requests and one response.</summary>
    /// <exception cref="ArgumentException">The method is of another kind or was added before.</exception>
    public GrpcServiceBuilder ClientStream<TRequest, TResponse>(
        GrpcMethod<TRequest, TResponse> method, Func<IAsyncEnumerable<TRequest>, GrpcServerContext, ValueTask<TResponse>> handler)
        where TRequest : IProtoMessage<TRequest>
        where TResponse : IProtoMessage<TResponse>
    {
        method.Require(GrpcMethodType.ClientStream);
        return Add(method.FullPath, async call => call.Buffer(await handler(call.ReadAll<TRequest>(), call.Context)));
    }

    /// <summary>Adds a method whose requests and responses are independent. The call ends when the handler returns.</summary>
    /// <exception cref="ArgumentException">The method is of another kind or was added before.</exception>
    public GrpcServiceBuilder Bidi<TRequest, TResponse>(
        GrpcMethod<TRequest, TResponse> method,
        Func<IAsyncEnumerable<TRequest>, GrpcResponseWriter<TResponse>, GrpcServerContext, ValueTask> handler)
        where TRequest : IProtoMessage<TRequest>
        where TResponse : IProtoMessage<TResponse>
    {
        method.Require(GrpcMethodType.Bidi);
        return Add(method.FullPath, call => handler(call.ReadAll<TRequest>(), new GrpcResponseWriter<TResponse>(call), call.Context));
    }

    /// <summary>Makes the router of what was added so far.</summary>
    /// <param name="options">Limits and clock; null means the defaults.</param>
    /// <param name="logger">Where unexpected exceptions of handlers go.</param>
    public GrpcRouter Build(GrpcRouterOptions? options = null, ILogger<GrpcRouter>? logger = null) =>
        new(_handlers, options ?? new GrpcRouterOptions(), logger ?? NullLogger<GrpcRouter>.Instance);

    private GrpcServiceBuilder Add(string path, GrpcHandler handler)
    {
        if (!_handlers.TryAdd(path, handler))
        {
            throw new ArgumentException($"{path} was added before");
        }

        return this;
    }
}
