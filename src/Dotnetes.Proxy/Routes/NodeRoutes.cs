using Dotnetes.Api.Core.V1;
using Dotnetes.Client.Informers;
using Dotnetes.Machinery.Waiting;
using Dotnetes.Proxy.Nftables;
using Dotnetes.Proxy.Services;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Proxy.Routes;

/// <summary>
/// Connects the pods of all nodes: a route to every other node's pod range, directly where the node is on a network of this machine and through a
/// tunnel where it is not. Pods keep their addresses among each other and get their node's address towards the world outside.
/// </summary>
/// <param name="nodeName">This node.</param>
/// <param name="informers">Where nodes come from; whoever made them runs them.</param>
/// <param name="routing">The kernel's routes.</param>
/// <param name="nft">The packet filter.</param>
/// <param name="families">The families that this machine has.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where things are logged.</param>
public sealed partial class NodeRoutes(
    string nodeName, IInformerFactory informers, IRouting routing, INft nft, IReadOnlyList<ProxyFamily> families, TimeProvider time, ILogger logger)
{
    // Somebody else may change routes, and the machine its networks.
    private static readonly TimeSpan s_check = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_retry = TimeSpan.FromSeconds(2);

    private readonly IInformer<Node> _nodes = informers.For<Node>();
    private readonly Lock _gate = new();
    private TaskCompletionSource _changed = New();
    private string _masquerade = "";
    private string _lastError = "";

    /// <summary>Runs until cancelled; routes stay.</summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        _nodes.AddHandler((old, current) =>
        {
            if (old is null || current is null || old.Spec.PodCidrs != current.Spec.PodCidrs || old.Status.Addresses != current.Status.Addresses)
            {
                lock (_gate)
                {
                    _changed.TrySetResult();
                }
            }
        });
        await CancellableWait.For(_nodes.Synced, cancellationToken);
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                _changed = _changed.Task.IsCompleted ? New() : _changed;
                changed = _changed.Task;
            }

            var wait = await Sync(cancellationToken) ? s_check : s_retry;
            await CancellableWait.For(changed, wait, time, cancellationToken);
        }
    }

    /// <summary>Brings routes and masquerading up to date; tells whether all is well.</summary>
    internal async Task<bool> Sync(CancellationToken cancellationToken)
    {
        try
        {
            var filtered = await routing.PrepareKernel(cancellationToken);
            var plan = RoutePlan.Build(_nodes.List(), nodeName, routing.Links(), families, filtered);
            var wanted = plan.Routes.Select(r => r.Range).ToHashSet();
            var known = await routing.List(cancellationToken);
            var obsolete = known.Where(r => !wanted.Contains(r.Range)).ToList();
            var missing = plan.Routes.Where(r => r.IsTunnelled || !known.Any(k => k.Range == r.Range && k.Gateway == r.Gateway && !k.IsTunnelled)).ToList();
            await routing.Apply(missing, obsolete, plan.Tunnel, cancellationToken);
            if (plan.Masquerade != _masquerade)
            {
                await nft.Apply(plan.Masquerade, cancellationToken);
                _masquerade = plan.Masquerade;
            }

            _lastError = "";
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            if (e.Message != _lastError)
            {
                _lastError = e.Message;
                Log.Failed(logger, e.Message);
            }

            return false;
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The routes to the pods of other nodes could not be brought up to date; it will be tried again: {Reason}")]
        public static partial void Failed(ILogger logger, string reason);
    }
}
