using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Discovery.V1;
using Dotnetes.Client;
using Dotnetes.Client.Events;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Reconciling;
using Dotnetes.Controllers.Services;

namespace Dotnetes.Controllers.EndpointSlices;

/// <summary>Keeps the endpoint slices of Services that select pods.</summary>
public sealed class EndpointSliceController : ObjectReconciler
{
    /// <summary>The value of the managed-by label.</summary>
    public const string Manager = "endpointslice-controller.k8s.io";

    private static readonly TimeSpan s_sliceChangeDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_catchUpDelay = TimeSpan.FromMilliseconds(100);

    private readonly IInformer<Service> _services;
    private readonly IInformer<Pod> _pods;
    private readonly IInformer<Node> _nodes;
    private readonly IInformer<EndpointSlice> _slices;
    private readonly ServiceControllerOptions _options;
    private readonly TriggerTimes _triggers = new();
    private readonly SliceWriter _writer;

    /// <summary>Creates the controller.</summary>
    public EndpointSliceController(ControllerContext context, ServiceControllerOptions options)
        : base("endpointslice-controller", context, options.ConcurrentServiceEndpointSyncs)
    {
        _options = options;
        _writer = new(context.Client);
        _services = Watch<Service>(Enqueue);
        _nodes = Watch<Node>();
        _pods = Watch<Pod>((old, current) => ServicePods.Affected(_services!, old, current, EnqueueLater));
        _slices = Watch<EndpointSlice>(OnSlice);
        SliceIndex.Add(_slices);
    }

    /// <inheritdoc/>
    protected override async ValueTask<TimeSpan?> Reconcile(ObjectKey key, CancellationToken cancellationToken)
    {
        if (_services.Get(key.Namespace, key.Name) is not { } service)
        {
            _triggers.Forget(key);
            _writer.Writes.Forget(key);
            return null;
        }

        if (!ServicePods.HasManagedEndpoints(service))
        {
            return null;
        }

        if (_writer.Writes.IsBehind(key, _slices.ResourceVersion))
        {
            return s_catchUpDelay;
        }

        var pods = ServicePods.Selected(service, _pods);
        var slices = SliceIndex.Find(_slices, key)
            .Where(s => SliceLabels.IsManagedBy(s, Manager) && s.Metadata.DeletionTimestamp is null && !_writer.Writes.IsDeleted(s))
            .ToList();
        try
        {
            await Sync(service, pods, slices, _triggers.Next(service, pods), cancellationToken);
        }
        catch (Exception e) when (e is KubeApiException { IsConflict: false } or InvalidOperationException)
        {
            Context.Events.Warning(service, "FailedToUpdateEndpointSlices", $"Error updating Endpoint Slices for Service {key.Namespace}/{key.Name}: {e.Message}");
            throw;
        }

        return null;
    }

    private async ValueTask Sync(Service service, List<Pod> pods, List<EndpointSlice> slices, Time? trigger, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> types = AddressTypes(service);
        var key = ObjectKey.Of(service);
        Pod? withoutNode = null;
        foreach (var type in types)
        {
            var groups = new EndpointGroups(service, type, name => _nodes.Get("", name));
            foreach (var pod in pods)
            {
                groups.Add(pod);
            }

            withoutNode ??= groups.WithoutNode;
            var plan = new SlicePlanner(service, type, _options.MaxEndpointsPerSlice).Plan([.. slices.Where(s => s.AddressType == type)], groups.All);
            Stamp(plan.Create, trigger);
            Stamp(plan.Update, trigger);
            await _writer.Write(key, plan, service.Metadata.DeletionTimestamp is not null, cancellationToken);
        }

        foreach (var slice in slices.Where(s => !types.Contains(s.AddressType)))
        {
            await _writer.Delete(slice, cancellationToken);
        }

        if (withoutNode is not null)
        {
            throw new InvalidOperationException($"skipping Pod {withoutNode.Metadata.Name} for Service {key}: Node {withoutNode.Spec.NodeName} Not Found");
        }
    }

    private static void Stamp(List<EndpointSlice> slices, Time? trigger)
    {
        for (var i = 0; i < slices.Count; i++)
        {
            var metadata = slices[i].Metadata;
            slices[i] = slices[i] with { Metadata = metadata with { Annotations = TriggerTimes.Annotate(metadata.Annotations, trigger) } };
        }
    }

    private static ValueList<string> AddressTypes(Service service)
    {
        if (!service.Spec.IpFamilies.IsEmpty)
        {
            return service.Spec.IpFamilies;
        }

        return ServicePods.IsHeadless(service) ? ["IPv4", "IPv6"] : service.Spec.ClusterIP.Contains(':', StringComparison.Ordinal) ? ["IPv6"] : ["IPv4"];
    }

    private void EnqueueLater(ObjectKey key)
    {
        if (_options.EndpointSliceUpdatesBatchPeriod > TimeSpan.Zero)
        {
            Queue.AddAfter(key, _options.EndpointSliceUpdatesBatchPeriod);
        }
        else
        {
            Queue.Add(key);
        }
    }

    private void OnSlice(EndpointSlice? old, EndpointSlice? current)
    {
        var isOwn = _writer.Writes.IsOwn(old, current);
        foreach (var slice in new[] { old, current })
        {
            if (slice is null || isOwn || !SliceLabels.IsManagedBy(slice, Manager) || SliceIndex.ServiceOf(slice) is not { } service)
            {
                continue;
            }

            // Changes by others tend to come in groups.
            Queue.AddAfter(service, s_sliceChangeDelay);
        }
    }
}
