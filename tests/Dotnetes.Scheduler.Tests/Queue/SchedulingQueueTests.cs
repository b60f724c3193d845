using Dotnetes.Api.Core.V1;
using Dotnetes.Scheduler.Framework;
using Dotnetes.Scheduler.Plugins;
using Dotnetes.Scheduler.Queue;
using Dotnetes.Tests.Shared;

namespace Dotnetes.Scheduler.Tests.Queue;

public sealed class SchedulingQueueTests : IDisposable
{
    private readonly ManualTime _time = new();
    private readonly SchedulingGates _gates = new();
    private readonly SchedulingQueue _queue;

    public SchedulingQueueTests()
    {
        var hints = new Dictionary<string, IReadOnlyList<QueueingHint>>
        {
            ["NodeResourcesFit"] = [new(EventResource.Node, EventAction.Add)],
            [_gates.Name] = _gates.Hints,
        };
        _queue = new SchedulingQueue(_time, new PrioritySort(), p => _gates.PreEnqueue(p), hints, new Lock(), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
    }

    public void Dispose() => _queue.Dispose();

    [Fact]
    public void Higher_priority_goes_first_and_then_who_came_first()
    {
        _queue.Add(Given.Pod("low"));
        _time.Advance(TimeSpan.FromSeconds(1));
        _queue.Add(Given.Pod("high", priority: 5));
        _queue.Add(Given.Pod("late"));
        Assert.Equal(new List<string?> { "high", "low", "late" }, new List<string?> { Pop(), Pop(), Pop() });
        Assert.Null(Pop());
    }

    [Fact]
    public void A_refused_pod_waits_for_an_event_that_may_help()
    {
        _queue.Add(Given.Pod("p"));
        _queue.AddUnschedulable(_queue.TryPop()!, ["NodeResourcesFit"]);
        _time.Advance(TimeSpan.FromSeconds(5));
        _queue.OnEvent(EventResource.AssignedPod, EventAction.Delete, null, null);
        Assert.Null(Pop());
        _queue.OnEvent(EventResource.Node, EventAction.Add, null, Given.Node("n"));
        Assert.Equal("p", Pop());
    }

    [Fact]
    public void Back_off_doubles_with_each_attempt_up_to_its_limit()
    {
        _queue.Add(Given.Pod("p"));
        foreach (var seconds in new[] { 1, 2, 4, 8, 10, 10 })
        {
            _queue.AddBackoff(_queue.TryPop()!);
            _time.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
            Assert.Equal(0, _queue.ActiveCount);
            _time.Advance(TimeSpan.FromMilliseconds(1));
            Assert.Equal(1, _queue.ActiveCount);
        }
    }

    [Fact]
    public void No_pod_is_stranded_by_a_wrong_hint()
    {
        _queue.Add(Given.Pod("p"));
        _queue.AddUnschedulable(_queue.TryPop()!, ["NodeResourcesFit"]);
        _time.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal("p", Pop());
    }

    [Fact]
    public void Gated_pods_wait_until_their_gates_are_gone()
    {
        var gated = Given.Pod("p");
        gated = gated with { Spec = gated.Spec with { SchedulingGates = [new PodSchedulingGate { Name = "example.com/wait" }] } };
        _queue.Add(gated);
        Assert.Null(Pop());
        _queue.Update(gated, Given.Pod("p"));
        Assert.Equal("p", Pop());
    }

    [Fact]
    public void A_deleted_pod_does_not_come_back()
    {
        _queue.Add(Given.Pod("p"));
        var popped = _queue.TryPop()!;
        _queue.Remove("p");
        _queue.AddBackoff(popped);
        _time.Advance(TimeSpan.FromMinutes(10));
        Assert.Null(Pop());
    }

    private string? Pop() => _queue.TryPop()?.Info.Pod.Metadata.Name;
}
