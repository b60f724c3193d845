using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Discovery.V1;
using Dotnetes.Client.Events;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Reconciling;
using Dotnetes.Controllers.EndpointSlices;
using Dotnetes.Controllers.Services;
using EndpointsObject = Dotnetes.Api.Core.V1.Endpoints;

namespace Dotnetes.Controllers.EndpointSliceMirroring;

/// <summary>Copies Endpoints that users keep for Services without a selector into slices, which is what proxies read.</summary>
public sealed class EndpointSliceMirroringController : ObjectReconciler
{
    /// <summary>The value of the managed-by label.</summary>
    public const string Manager = "endpointslicemirroring-controller.k8s.io";

    private const string SkipMirror = "endpointslice.kubernetes.io/skip-mirror";
    private const string LeaderElection = "control-plane.alpha.kubernetes.io/leader";

    private static readonly TimeSpan s_catchUpDelay = TimeSpan.FromMilliseconds(100);

    private readonly IInformer<EndpointsObject> _endpoints;
    private readonly IInformer<Service> _services;
    private readonly IInformer<EndpointSlice> _slices;
    private readonly ServiceControllerOptions _options;
    private readonly SliceWriter _writer;

    /// <summary>Creates the controller.</summary>
    public EndpointSliceMirroringController(ControllerContext context, ServiceControllerOptions options)
        : base("endpointslice-mirroring-controller", context, options.ConcurrentServiceEndpointSyncs)
    {
        _options = options;
        _writer = new(context.Client);
        _endpoints = Watch<EndpointsObject>(OnEndpoints);
        _services = Watch<Service>(OnService);
        _slices = Watch<EndpointSlice>(OnSlice);
        SliceIndex.Add(_slices);
    }

    /// <inheritdoc/>
    protected override async ValueTask<TimeSpan?> Reconcile(ObjectKey key, CancellationToken cancellationToken)
    {
        if (_writer.Writes.IsBehind(key, _slices.ResourceVersion))
        {
            return s_catchUpDelay;
        }

        var slices = SliceIndex.Find(_slices, key).Where(s => SliceLabels.IsManagedBy(s, Manager) && !_writer.Writes.IsDeleted(s)).ToList();
        if (_endpoints.Get(key.Namespace, key.Name) is not { } endpoints
            || !MayMirror(endpoints)
            || _services.Get(key.Namespace, key.Name) is not { } service
            || !service.Spec.Selector.IsEmpty)
        {
            foreach (var slice in slices)
            {
                await _writer.Delete(slice, cancellationToken);
            }

            _writer.Writes.Forget(key);
            return null;
        }

        var mirror = new EndpointsMirror(endpoints, _options.MirroringMaxEndpointsPerSubset);
        var plan = mirror.Plan(slices);
        Report(endpoints, mirror);
        await _writer.Write(key, plan, endpoints.Metadata.DeletionTimestamp is not null, cancellationToken);
        return null;
    }

    private static bool MayMirror(EndpointsObject endpoints) =>
        endpoints.Metadata.Labels.GetValueOrDefault(SkipMirror) != "true" && !endpoints.Metadata.Annotations.ContainsKey(LeaderElection);

    private void Report(EndpointsObject endpoints, EndpointsMirror mirror)
    {
        if (mirror.Invalid > 0)
        {
            Context.Events.Warning(endpoints, "InvalidIPAddress", $"Skipped {mirror.Invalid} invalid IP addresses when mirroring to EndpointSlices");
        }

        if (mirror.Skipped > mirror.Invalid)
        {
            Context.Events.Warning(
                endpoints,
                "TooManyAddressesToMirror",
                $"A max of {_options.MirroringMaxEndpointsPerSubset} addresses can be mirrored to EndpointSlices per Endpoints subset. {mirror.Skipped} addresses were skipped");
        }
    }

    private void OnEndpoints(EndpointsObject? old, EndpointsObject? current)
    {
        if ((current is not null && MayMirror(current)) || (old is not null && MayMirror(old)))
        {
            Enqueue(old, current);
        }
    }

    private void OnService(Service? old, Service? current)
    {
        var selects = current is { Spec.Selector.IsEmpty: false };
        var selected = old is { Spec.Selector.IsEmpty: false };
        if (old is not null && current is not null ? selects != selected : !selects && !selected)
        {
            Enqueue(old, current);
        }
    }

    private void OnSlice(EndpointSlice? old, EndpointSlice? current)
    {
        var isOwn = _writer.Writes.IsOwn(old, current);
        foreach (var slice in new[] { old, current })
        {
            if (slice is not null && !isOwn && SliceLabels.IsManagedBy(slice, Manager) && SliceIndex.ServiceOf(slice) is { } key)
            {
                Queue.AddAfter(key, _options.MirroringEndpointSliceUpdatesBatchPeriod);
            }
        }
    }
}
