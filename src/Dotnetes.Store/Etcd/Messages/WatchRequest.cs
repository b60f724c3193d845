using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Message of the client on a watch stream: create, cancel or ask for progress.</summary>
[GrpcMessage]
public sealed partial record WatchRequest
{
    /// <summary>Field <c>create_request</c>.</summary>
    [Field("", 1)]
    public WatchCreateRequest? CreateRequest { get; init; }

    /// <summary>Field <c>cancel_request</c>.</summary>
    [Field("", 2)]
    public WatchCancelRequest? CancelRequest { get; init; }

    /// <summary>Field <c>progress_request</c>.</summary>
    [Field("", 3)]
    public WatchProgressRequest? ProgressRequest { get; init; }
}
