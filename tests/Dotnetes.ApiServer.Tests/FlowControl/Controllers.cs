using Dotnetes.ApiServer.FlowControl;
using Dotnetes.ApiServer.FlowControl.Configuration;
using Dotnetes.Testing.Execution;
using Dotnetes.Machinery.Metrics;

namespace Dotnetes.ApiServer.Tests.FlowControl;

/// <summary>Controllers under test.</summary>
internal static class Controllers
{
    /// <summary>One that knows nothing yet.</summary>
    public static FlowController New(int seats = 600, VirtualTime? time = null)
    {
        var clock = time ?? new VirtualTime();
        return new FlowController(seats, clock, new FlowControlMetrics(new MetricRegistry(), clock));
    }

    /// <summary>One with the default objects.</summary>
    public static FlowController Default(int seats = 600, VirtualTime? time = null)
    {
        var controller = New(seats, time);
        controller.Apply(
            BootstrapPriorityLevels.Mandatory.Concat(BootstrapPriorityLevels.Suggested), BootstrapFlowSchemas.Mandatory.Concat(BootstrapFlowSchemas.Suggested));
        return controller;
    }
}
