using System.Runtime.CompilerServices;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.Client;
using Dotnetes.Client.Transport;
using Dotnetes.Testing.Faults;

namespace Dotnetes.Testing.Components;

/// <summary>A client's way to the API server that runs at the moment, on which things may go wrong.</summary>
internal sealed class ClusterTransport(TestCluster cluster, UserInfo user) : IKubeTransport
{
    private ApiServerCore? _core;
    private IKubeTransport? _inner;

    public async ValueTask<KubeResponse> Send(KubeRequest request, CancellationToken cancellationToken)
    {
        var about = About(request, request.Verb);
        cluster.Record(about);
        var effect = cluster.Faults.Choose(about);
        if (effect is not null)
        {
            await Before(effect, cancellationToken);
        }

        KubeResponse response;
        var server = Server();
        try
        {
            response = await server.Send(request, cancellationToken);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new KubeTransportException("the API server stopped meanwhile");
        }

        if (effect?.Kind == FaultKind.Slow)
        {
            await Task.Delay(effect.Time, cluster.Time, cancellationToken);
        }

        if (effect?.Kind == FaultKind.ResponseLost || cluster.Faults.IsPartitioned(user.Name))
        {
            throw new KubeTransportException("the connection broke before the answer came");
        }

        return response;
    }

    public async IAsyncEnumerable<KubeWatchFrame> Watch(KubeRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var about = About(request, "watch");
        cluster.Record(about);
        var effect = cluster.Faults.Choose(about);
        if (effect is not null)
        {
            await Before(effect, cancellationToken);
        }

        using var open = cluster.Faults.Open(about, cancellationToken);
        using var timer = effect?.Kind == FaultKind.WatchEnds
            ? cluster.Time.CreateTimer(_ => open.End(effect.Ending), null, effect.Time, Timeout.InfiniteTimeSpan)
            : null;
        var source = Server().Watch(request, open.Token);
        await using var frames = (effect?.Kind == FaultKind.Delayed ? Lag.Behind(source, effect.Time, cluster.Time, open.Token) : source).GetAsyncEnumerator(open.Token);
        while (await Next(frames, open, cancellationToken) is { } frame)
        {
            yield return frame;
            if (effect?.Kind == FaultKind.Repeated && frame.Type is WatchEventType.Added or WatchEventType.Modified)
            {
                yield return frame with { Type = WatchEventType.Modified };
            }
        }

        if (open.Ending == WatchEnding.Expired)
        {
            yield return new(WatchEventType.Error, new Status { StatusValue = "Failure", Code = 410, Reason = StatusReason.Expired, Message = "too old resource version" });
        }
    }

    private static async ValueTask<KubeWatchFrame?> Next(IAsyncEnumerator<KubeWatchFrame> frames, ClusterFaults.OpenWatch open, CancellationToken cancellationToken)
    {
        try
        {
            if (!await frames.MoveNextAsync())
            {
                return null;
            }

            return frames.Current;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return open.Ending is WatchEnding.Closed or WatchEnding.Expired ? null : throw new KubeTransportException("the connection broke");
        }
    }

    private async ValueTask Before(FaultEffect effect, CancellationToken cancellationToken)
    {
        switch (effect.Kind)
        {
            case FaultKind.Refused:
                throw new KubeApiException(effect.Status!);
            case FaultKind.RequestLost:
                throw new KubeTransportException("the connection broke before the request arrived");
            case FaultKind.Delayed:
                await Task.Delay(effect.Time, cluster.Time, cancellationToken);
                break;
            default:
                break;
        }
    }

    private IKubeTransport Server()
    {
        var core = cluster.Core ?? throw new KubeTransportException("connection refused: the API server does not run");
        if (core != _core)
        {
            _inner = core.Transport(user, Program(user.Name));
            _core = core;
        }

        return _inner!;
    }

    // What a component writes is managed under its program's name, as in any cluster.
    private static string Program(string name) => name switch
    {
        "system:kube-scheduler" => "kube-scheduler",
        _ when name.StartsWith("system:node", StringComparison.Ordinal) => "kubelet",
        _ when name.StartsWith("system:serviceaccount:kube-system:", StringComparison.Ordinal) => "kube-controller-manager",
        _ => name,
    };

    private ClusterRequest About(KubeRequest request, string verb) =>
        new(user.Name, verb, request.Group, request.Path.Length > 0 ? "" : request.Resource, request.Subresource, request.Namespace, request.Name);
}
