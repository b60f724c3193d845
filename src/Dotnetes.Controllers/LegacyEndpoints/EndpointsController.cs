using Dotnetes.Api.Core.V1;
using Dotnetes.Client;
using Dotnetes.Client.Events;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Reconciling;
using Dotnetes.Controllers.EndpointSlices;
using Dotnetes.Controllers.Replication;
using Dotnetes.Controllers.Services;
using EndpointsObject = Dotnetes.Api.Core.V1.Endpoints;

namespace Dotnetes.Controllers.LegacyEndpoints;

/// <summary>Keeps the Endpoints of Services that select pods, for those who do not read slices yet.</summary>
public sealed class EndpointsController : ObjectReconciler
{
    /// <summary>The label that names who keeps Endpoints.</summary>
    public const string ManagedByLabel = "endpoints.kubernetes.io/managed-by";

    /// <summary>The value of that label.</summary>
    public const string Manager = "endpoint-controller";

    private const string OverCapacity = "endpoints.kubernetes.io/over-capacity";
    private const string LeaderElection = "control-plane.alpha.kubernetes.io/leader";

    private static readonly TimeSpan s_catchUpDelay = TimeSpan.FromMilliseconds(100);

    private readonly IInformer<Service> _services;
    private readonly IInformer<Pod> _pods;
    private readonly IInformer<EndpointsObject> _endpoints;
    private readonly TimeSpan _batchPeriod;
    private readonly TriggerTimes _triggers = new();
    private readonly OwnWrites _writes = new();

    /// <summary>Creates the controller.</summary>
    public EndpointsController(ControllerContext context, ServiceControllerOptions options)
        : base("endpoints-controller", context, options.ConcurrentServiceEndpointSyncs)
    {
        _batchPeriod = options.EndpointUpdatesBatchPeriod;
        _services = Watch<Service>(Enqueue);
        _pods = Watch<Pod>((old, current) => ServicePods.Affected(_services!, old, current, EnqueueLater));
        _endpoints = Watch<EndpointsObject>(OnEndpoints);
    }

    /// <inheritdoc/>
    protected override async ValueTask<TimeSpan?> Reconcile(ObjectKey key, CancellationToken cancellationToken)
    {
        if (_services.Get(key.Namespace, key.Name) is not { } service)
        {
            _triggers.Forget(key);
            _writes.Forget(key);
            await DeleteLeftOver(key, cancellationToken);
            return null;
        }

        if (!ServicePods.HasManagedEndpoints(service))
        {
            return null;
        }

        if (_writes.IsBehind(key, _endpoints.ResourceVersion))
        {
            return s_catchUpDelay;
        }

        var pods = ServicePods.Selected(service, _pods);
        await Write(service, Subsets(service, pods), _triggers.Next(service, pods), cancellationToken);
        return null;
    }

    private static ValueList<EndpointSubset> Subsets(Service service, List<Pod> pods)
    {
        var subsets = new List<EndpointSubset>();
        var anyway = service.Spec.PublishNotReadyAddresses;
        foreach (var pod in pods)
        {
            if (!ServicePods.CanServe(pod, includeTerminating: anyway) || Address(service, pod) is not { } address)
            {
                continue;
            }

            ValueList<EndpointAddress> one = [address];
            var bare = anyway || PodState.IsReady(pod) ? new EndpointSubset { Addresses = one } : new EndpointSubset { NotReadyAddresses = one };
            if (service.Spec.Ports.IsEmpty && service.Spec.ClusterIP == "None")
            {
                subsets.Add(bare);
            }

            foreach (var port in service.Spec.Ports)
            {
                if (ServicePods.TargetPort(pod, port) is { } number)
                {
                    subsets.Add(bare with { Ports = [new() { Name = port.Name, Port = number, Protocol = port.Protocol, AppProtocol = port.AppProtocol }] });
                }
            }
        }

        return SubsetPacking.Pack(subsets);
    }

    private static EndpointAddress? Address(Service service, Pod pod)
    {
        var v6 = service.Spec.IpFamilies.IsEmpty ? service.Spec.ClusterIP.Contains(':', StringComparison.Ordinal) : service.Spec.IpFamilies[0] == "IPv6";
        var addresses = ServicePods.Addresses(pod, v6);
        return addresses.IsEmpty ? null : new()
        {
            Ip = addresses[0],
            NodeName = pod.Spec.NodeName,
            Hostname = ServicePods.HostName(pod, service) ?? "",
            TargetRef = new() { Kind = "Pod", Namespace = pod.Metadata.Namespace, Name = pod.Metadata.Name, Uid = pod.Metadata.Uid },
        };
    }

    private async ValueTask Write(Service service, ValueList<EndpointSubset> subsets, Time? trigger, CancellationToken cancellationToken)
    {
        var current = _endpoints.Get(service.Metadata.Namespace, service.Metadata.Name);
        var labels = Labels(service);
        if (current is not null
            && SubsetPacking.Pack(current.Subsets) == subsets
            && current.Metadata.Labels.With(ManagedByLabel, Manager) == labels
            && !current.Metadata.Annotations.ContainsKey(OverCapacity)
            && SubsetPacking.Count(subsets) <= SubsetPacking.Capacity)
        {
            return;
        }

        var annotations = TriggerTimes.Annotate(current?.Metadata.Annotations ?? default, trigger);
        annotations = SubsetPacking.Truncate(ref subsets) ? annotations.With(OverCapacity, "truncated") : annotations.Without(OverCapacity);
        var metadata = (current?.Metadata ?? new() { Namespace = service.Metadata.Namespace, Name = service.Metadata.Name }) with { Labels = labels, Annotations = annotations };
        var wanted = (current ?? new()) with { Metadata = metadata, Subsets = subsets };
        if (wanted == current)
        {
            return;
        }

        try
        {
            _writes.Wrote(ObjectKey.Of(service), current is null ? await Context.Client.Create(wanted, cancellationToken: cancellationToken) : await Context.Client.Update(wanted, cancellationToken: cancellationToken));
        }
        catch (KubeApiException e) when (current is null && ApiRefusals.IsNamespaceTerminating(e))
        {
            // It goes away with its namespace.
        }
        catch (KubeApiException e) when (!e.IsConflict)
        {
            var name = $"{service.Metadata.Namespace}/{service.Metadata.Name}";
            var (reason, message) = current is null
                ? ("FailedToCreateEndpoint", $"Failed to create endpoint for service {name}: {e.Message}")
                : ("FailedToUpdateEndpoint", $"Failed to update endpoint {name}: {e.Message}");
            Context.Events.Warning(wanted, reason, message);
            throw;
        }
    }

    private static ValueMap<string> Labels(Service service)
    {
        var labels = service.Metadata.Labels;
        labels = ServicePods.IsHeadless(service) ? labels.With(SliceLabels.Headless, "") : labels.Without(SliceLabels.Headless);
        return labels.With(ManagedByLabel, Manager);
    }

    private async ValueTask DeleteLeftOver(ObjectKey key, CancellationToken cancellationToken)
    {
        if (_endpoints.Get(key.Namespace, key.Name) is not { } endpoints || endpoints.Metadata.Annotations.ContainsKey(LeaderElection))
        {
            return;
        }

        try
        {
            await Context.Client.Delete<EndpointsObject>(key.Namespace, key.Name, cancellationToken: cancellationToken);
        }
        catch (KubeApiException e) when (e.IsNotFound)
        {
            // Gone already.
        }
    }

    private void EnqueueLater(ObjectKey key)
    {
        if (_batchPeriod > TimeSpan.Zero)
        {
            Queue.AddAfter(key, _batchPeriod);
        }
        else
        {
            Queue.Add(key);
        }
    }

    // Those of Services that went while nobody looked are found at the start; later ones by the deletion of their Service.
    private void OnEndpoints(EndpointsObject? old, EndpointsObject? current)
    {
        if (current is null || (old is null && _endpoints is not { HasSynced: true }))
        {
            Enqueue(old, current);
        }
    }
}
