using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Kubelet.Pods;
using Dotnetes.Kubelet.Stats;
using Dotnetes.Machinery.Metrics;
using Dotnetes.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dotnetes.Kubelet.Tests.Pods;

public sealed class PodStatusWriterTests : IAsyncLifetime
{
    private static readonly PodStatus s_ready = new() { Phase = "Running", Conditions = [new PodCondition { Type = "Ready", Status = "True" }, new PodCondition { Type = "ContainersReady", Status = "True" }] };

    private readonly CancellationTokenSource _stop = new();
    private TestCluster _cluster = null!;
    private PodStatusWriter _writer = null!;
    private Task _running = Task.CompletedTask;
    private Pod _pod = null!;

    public async Task InitializeAsync()
    {
        _cluster = await TestCluster.StartAsync(new TestClusterOptions { Controllers = [], Scheduler = false, Admission = null });
        _pod = await _cluster.Client.Create(new Pod { Metadata = new ObjectMeta { Namespace = "default", Name = "p" }, Spec = new PodSpec { NodeName = "n", Containers = [new Container { Name = "c", Image = "i" }] } });
        _writer = new(_cluster.Client, new KubeletMetrics(new MetricRegistry()), TimeProvider.System, NullLogger<PodStatusWriter>.Instance);
        _running = _writer.Run(_stop.Token);
    }

    public async Task DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
        await _cluster.DisposeAsync();
    }

    [Fact]
    public async Task A_condition_of_the_kubelet_that_somebody_wrote_over_is_written_again()
    {
        _writer.Write(_pod, s_ready);
        var ready = await Until("True");
        var lost = await Set(ready, "False");
        _writer.Seen(ready);
        Assert.Equal("False", ReadyOf(await Read()));
        _writer.Seen(lost);
        await Until("True");
    }

    [Fact]
    public async Task A_condition_that_the_kubelet_did_not_change_is_still_the_kubelets_when_the_pod_changed_meanwhile()
    {
        _writer.Write(_pod, s_ready);
        var ready = await Until("True");
        await Set(ready, "False");

        // The kubelet knows the older version only: its write conflicts.
        _writer.Write(ready, s_ready with { HostIP = "192.0.2.1" });
        Assert.Equal("192.0.2.1", (await Until("True")).Status.HostIP);
    }

    [Fact]
    public async Task The_echo_of_a_write_is_not_taken_for_somebody_elses()
    {
        // Each status is followed by the versions that the server tells of, as late as a watch likes.
        var seen = new Queue<Pod>();
        for (var i = 0; i < 50; i++)
        {
            var ready = i % 2 == 0 ? "True" : "False";
            _writer.Write(_pod, s_ready with { HostIP = $"192.0.2.{i}", Conditions = [new PodCondition { Type = "Ready", Status = ready }] });
            while (seen.TryDequeue(out var late))
            {
                _writer.Seen(late);
            }

            var pod = await Until(ready);
            seen.Enqueue(pod);
            Assert.Equal($"192.0.2.{i}", pod.Status.HostIP);
        }
    }

    private static string ReadyOf(Pod pod) => pod.Status.Conditions.Find(c => c.Type == "Ready")?.Status ?? "";

    private ValueTask<Pod> Read() => _cluster.Client.Get<Pod>("default", "p");

    private ValueTask<Pod> Set(Pod pod, string ready) =>
        _cluster.Client.UpdateStatus(pod with { Status = pod.Status with { Conditions = pod.Status.Conditions.SetItem(pod.Status.Conditions.FindIndex(c => c.Type == "Ready"), new PodCondition { Type = "Ready", Status = ready }) } });

    private async Task<Pod> Until(string ready)
    {
        for (var i = 0; i < 500; i++)
        {
            if (await Read() is var pod && ReadyOf(pod) == ready)
            {
                return pod;
            }

            await Task.Delay(20);
        }

        throw new TimeoutException($"the pod's condition Ready did not become {ready}");
    }
}
