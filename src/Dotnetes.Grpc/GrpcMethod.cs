using Dotnetes.Serialization.Protobuf;

namespace Dotnetes.Grpc;

/// <summary>One method of a gRPC service, described once and used by client and server.</summary>
/// <typeparam name="TRequest">The request message.</typeparam>
/// <typeparam name="TResponse">The response message.</typeparam>
/// <param name="Service">The service with its package, such as <c>etcdserverpb.KV</c>.</param>
/// <param name="Name">The method, such as <c>Range</c>.</param>
/// <param name="Type">How many messages each side sends.</param>
public sealed record GrpcMethod<TRequest, TResponse>(string Service, string Name, GrpcMethodType Type)
    where TRequest : IProtoMessage<TRequest>
    where TResponse : IProtoMessage<TResponse>
{
    /// <summary>The HTTP path: <c>/package.Service/Method</c>.</summary>
    public string FullPath { get; } = $"/{Service}/{Name}";

    internal void Require(GrpcMethodType type)
    {
        if (Type != type)
        {
            throw new ArgumentException($"{FullPath} is {Type}, not {type}");
        }
    }
}
