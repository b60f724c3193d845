using Dotnetes.Kubelet.Nodes;
using Dotnetes.Kubelet.Pods;
using Dotnetes.Kubelet.Tests.Support;

namespace Dotnetes.Kubelet.Tests.Pods;

public sealed class SyncLoopMonitorTests
{
    private const string Late = "sync Loop took longer than expected";

    private readonly LeapingTime _time = new();
    private readonly NodeHealth _health = new() { Runtime = "", Pleg = "" };

    [Theory]
    [InlineData(60, 299, "")]
    [InlineData(60, 301, Late)]
    [InlineData(1, 301, Late)]
    [InlineData(200, 390, "")]
    [InlineData(200, 401, Late)]
    public void A_loop_may_take_two_periods_and_five_minutes_at_least(int period, int seconds, string problem)
    {
        var monitor = new SyncLoopMonitor(_health, TimeSpan.FromSeconds(period), _time);
        monitor.Turned();
        _time.Leap(TimeSpan.FromSeconds(seconds));
        Assert.Equal(problem, monitor.Problem);
        monitor.Turned();
        Assert.Equal("", monitor.Problem);
    }

    [Fact]
    public void A_loop_that_has_not_begun_is_well()
    {
        var monitor = new SyncLoopMonitor(new NodeHealth(), TimeSpan.FromMinutes(1), _time);
        monitor.Turned();
        _time.Leap(TimeSpan.FromHours(1));
        Assert.Equal("", monitor.Problem);
    }

    [Theory]
    [InlineData("container runtime is down", "", Late)]
    [InlineData("", "PLEG is not healthy", Late)]
    [InlineData("", "", "")]
    public void A_loop_turns_for_nothing_while_the_runtime_is_not_well(string runtime, string pleg, string problem)
    {
        var monitor = new SyncLoopMonitor(_health, TimeSpan.FromMinutes(1), _time);
        monitor.Turned();
        (_health.Runtime, _health.Pleg, _health.Network) = (runtime, pleg, "not ready");
        _time.Leap(TimeSpan.FromMinutes(6));
        monitor.Turned();
        Assert.Equal(problem, monitor.Problem);
    }
}
