using Dotnetes.Grpc.Client;
using Dotnetes.Serialization;
using Dotnetes.Store.Etcd.Messages;

namespace Dotnetes.Store.Tests.EtcdServer;

/// <summary>A raw watch stream of etcd's API.</summary>
internal sealed class WatchStream : IDisposable
{
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(1));
    private readonly GrpcStreamingCall<Store.Etcd.Messages.WatchRequest, WatchResponse> _call;
    private readonly IAsyncEnumerator<WatchResponse> _responses;

    public WatchStream(GrpcChannel channel, int maxReceiveMessageBytes = GrpcChannelOptions.DefaultMaxReceiveMessageBytes)
    {
        _call = channel.Open(WatchMethods.Watch, new GrpcCallOptions { MaxReceiveMessageBytes = maxReceiveMessageBytes }, _patience.Token);
        _responses = _call.Responses.GetAsyncEnumerator();
    }

    /// <summary>The response read last.</summary>
    public WatchResponse Last { get; private set; } = WatchResponse.Empty;

    public async Task<WatchResponse> Create(string key, string end, Func<WatchCreateRequest, WatchCreateRequest>? change = null)
    {
        var create = new WatchCreateRequest { Key = ByteString.FromUtf8(key), RangeEnd = ByteString.FromUtf8(end) };
        await _call.Write(new() { CreateRequest = change?.Invoke(create) ?? create });
        return await Next();
    }

    public async Task<WatchResponse> Cancel(long id)
    {
        await _call.Write(new() { CancelRequest = new() { WatchId = id } });
        return await Next();
    }

    public async Task RequestProgress() => await _call.Write(new() { ProgressRequest = WatchProgressRequest.Empty });

    public async Task<WatchResponse> Next()
    {
        Assert.True(await _responses.MoveNextAsync());
        return Last = _responses.Current;
    }

    public void Dispose()
    {
        _call.Dispose();
        _patience.Dispose();
    }
}
