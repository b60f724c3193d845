using System.CommandLine;
using Dotnetes.Commands;
using Dotnetes.Controllers;

namespace Dotnetes.Tests.Commands;

public sealed class ControllerFlagsTests
{
    [Fact]
    public void Without_flags_the_settings_are_those_of_controllers_that_were_told_nothing()
    {
        var defaults = new ControllerSetOptions();
        var options = Parse();
        Assert.Equal((defaults.Nodes, defaults.Services, defaults.TerminatedPodThreshold), (options.Nodes, options.Services, options.TerminatedPodThreshold));
    }

    [Fact]
    public void Flags_set_single_controllers()
    {
        var options = Parse(
            "--node-monitor-grace-period=90s", "--node-eviction-rate", "0.5", "--terminated-pod-gc-threshold=7", "--max-endpoints-per-slice=3", "--endpointslice-updates-batch-period=500ms",
            "--large-cluster-size-threshold=10");
        Assert.Equal(TimeSpan.FromSeconds(90), options.Nodes.MonitorGracePeriod);
        Assert.Equal((0.5, 10, 7, 3), (options.Nodes.EvictionRate, options.Nodes.LargeZoneThreshold, options.TerminatedPodThreshold, options.Services.MaxEndpointsPerSlice));
        Assert.Equal(TimeSpan.FromMilliseconds(500), options.Services.EndpointSliceUpdatesBatchPeriod);
    }

    [Fact]
    public void A_duration_that_is_none_is_told() => Assert.Throws<FormatException>(() => Parse("--node-monitor-period=often"));

    private static ControllerSetOptions Parse(params string[] arguments)
    {
        var command = new Command("kube-controller-manager");
        var flags = new ControllerFlags();
        flags.AddTo(command);
        var parsed = command.Parse(arguments);
        Assert.Empty(parsed.Errors);
        return flags.Of(parsed, new ControllerSetOptions());
    }
}
