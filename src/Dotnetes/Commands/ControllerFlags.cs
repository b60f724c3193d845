using System.CommandLine;
using Dotnetes.Controllers;
using Dotnetes.Controllers.NodeLifecycle;
using Dotnetes.Controllers.Services;

namespace Dotnetes.Commands;

/// <summary>The flags of kube-controller-manager that set single controllers, under upstream's names and with its defaults.</summary>
public sealed class ControllerFlags
{
    private readonly Option<string> _monitorPeriod = ComponentFlags.DurationFlag("--node-monitor-period", "5s");
    private readonly Option<string> _monitorGrace = ComponentFlags.DurationFlag("--node-monitor-grace-period", "50s");
    private readonly Option<string> _startupGrace = ComponentFlags.DurationFlag("--node-startup-grace-period", "1m0s");
    private readonly Option<double> _evictionRate = Number("--node-eviction-rate", "Lost nodes of a zone whose pods are evicted, per second.", 0.1);
    private readonly Option<double> _secondaryRate = Number("--secondary-node-eviction-rate", "The same while much of the zone is lost.", 0.01);
    private readonly Option<double> _unhealthyZone = Number("--unhealthy-zone-threshold", "The part of a zone's nodes that must be lost for that.", 0.55);
    private readonly Option<int> _largeZone = Number("--large-cluster-size-threshold", "With how many nodes a zone is large; of smaller ones nothing is evicted then.", 50);
    private readonly Option<int> _terminatedPods = Number("--terminated-pod-gc-threshold", "How many pods that have ended are kept; 0 for all.", 12_500);
    private readonly Option<int> _maxEndpoints = Number("--max-endpoints-per-slice", "The most endpoints of an EndpointSlice.", 100);
    private readonly Option<int> _mirroringMax = Number("--mirroring-max-endpoints-per-subset", "The most addresses of a subset of Endpoints that are mirrored.", 1000);
    private readonly Option<int> _endpointSyncs = Number("--concurrent-service-endpoint-syncs", "How many Services are worked on at once.", 5);
    private readonly Option<string> _endpointBatch = ComponentFlags.DurationFlag("--endpoint-updates-batch-period", "0s");
    private readonly Option<string> _sliceBatch = ComponentFlags.DurationFlag("--endpointslice-updates-batch-period", "0s");
    private readonly Option<string> _mirroringBatch = ComponentFlags.DurationFlag("--mirroring-endpointslice-updates-batch-period", "0s");

    /// <summary>Adds the flags to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])
        [
            _monitorPeriod, _monitorGrace, _startupGrace, _evictionRate, _secondaryRate, _unhealthyZone, _largeZone, _terminatedPods,
            _maxEndpoints, _mirroringMax, _endpointSyncs, _endpointBatch, _sliceBatch, _mirroringBatch,
        ])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The settings with what the flags say.</summary>
    /// <exception cref="FormatException">A duration is malformed.</exception>
    public ControllerSetOptions Of(ParseResult arguments, ControllerSetOptions options) => options with
    {
        TerminatedPodThreshold = arguments.GetValue(_terminatedPods),
        Nodes = new NodeLifecycleOptions
        {
            MonitorPeriod = ComponentFlags.Span(arguments.GetValue(_monitorPeriod)!),
            MonitorGracePeriod = ComponentFlags.Span(arguments.GetValue(_monitorGrace)!),
            StartupGracePeriod = ComponentFlags.Span(arguments.GetValue(_startupGrace)!),
            EvictionRate = arguments.GetValue(_evictionRate),
            SecondaryEvictionRate = arguments.GetValue(_secondaryRate),
            UnhealthyZoneThreshold = arguments.GetValue(_unhealthyZone),
            LargeZoneThreshold = arguments.GetValue(_largeZone),
        },
        Services = new ServiceControllerOptions
        {
            MaxEndpointsPerSlice = arguments.GetValue(_maxEndpoints),
            MirroringMaxEndpointsPerSubset = arguments.GetValue(_mirroringMax),
            ConcurrentServiceEndpointSyncs = arguments.GetValue(_endpointSyncs),
            EndpointUpdatesBatchPeriod = ComponentFlags.Span(arguments.GetValue(_endpointBatch)!),
            EndpointSliceUpdatesBatchPeriod = ComponentFlags.Span(arguments.GetValue(_sliceBatch)!),
            MirroringEndpointSliceUpdatesBatchPeriod = ComponentFlags.Span(arguments.GetValue(_mirroringBatch)!),
        },
    };

    private static Option<T> Number<T>(string name, string description, T value) => new(name) { Description = description, DefaultValueFactory = _ => value };
}
