using Dotnetes.Api.Coordination.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Client;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Kubelet.Nodes;

/// <summary>The node's heartbeat (KEP-589): renews the lease of the node's name in kube-node-lease four times in its duration.</summary>
internal sealed partial class NodeLease(
    string nodeName, TimeSpan duration, IKubeClient client, TimeProvider time, ILogger<NodeLease> logger)
{
    private const string LeaseNamespace = "kube-node-lease";
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(500);

    private Lease? _lease;

    /// <summary>Renews until cancelled, from when the node is registered.</summary>
    public async Task Run(Task registered, CancellationToken cancellationToken)
    {
        try
        {
            await registered.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        var failures = 0;
        while (!cancellationToken.IsCancellationRequested)
        {
            var delay = duration / 4;
            try
            {
                // A connection that died without a word must not hold up the next try.
                using var limit = new CancellationTokenSource(duration / 4, time);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
                await Renew(either.Token);
                failures = 0;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // Read it anew next time: it may have been changed or deleted.
                _lease = null;
                if (failures++ is 0)
                {
                    Log.Failed(logger, e);
                }

                delay = TimeSpan.FromTicks(Math.Min(delay.Ticks, RetryDelay.Ticks << Math.Min(failures, 6)));
            }

            try
            {
                await Task.Delay(delay, time, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task Renew(CancellationToken cancellationToken)
    {
        var now = MicroTime.FromDateTimeOffset(time.GetUtcNow());
        if (_lease is null)
        {
            try
            {
                _lease = await client.Get<Lease>(LeaseNamespace, nodeName, cancellationToken: cancellationToken);
            }
            catch (KubeApiException e) when (e.IsNotFound)
            {
                _lease = await client.Create(await NewLease(now, cancellationToken), cancellationToken: cancellationToken);
                return;
            }
        }

        _lease = await client.Update(
            _lease with
            {
                Spec = _lease.Spec with
                {
                    HolderIdentity = nodeName,
                    LeaseDurationSeconds = (int)duration.TotalSeconds,
                    RenewTime = now,
                },
            },
            cancellationToken: cancellationToken);
    }

    // The lease belongs to the node, so that it goes with it.
    private async Task<Lease> NewLease(MicroTime now, CancellationToken cancellationToken)
    {
        var node = await client.Get<Node>(null, nodeName, cancellationToken: cancellationToken);
        return new Lease
        {
            Metadata = new ObjectMeta
            {
                Name = nodeName,
                Namespace = LeaseNamespace,
                OwnerReferences = ValueList.Create<OwnerReference>(
                    [new OwnerReference { ApiVersion = "v1", Kind = "Node", Name = nodeName, Uid = node.Metadata.Uid }]),
            },
            Spec = new LeaseSpec { HolderIdentity = nodeName, LeaseDurationSeconds = (int)duration.TotalSeconds, RenewTime = now },
        };
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The node's lease could not be renewed; it will be tried again")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
