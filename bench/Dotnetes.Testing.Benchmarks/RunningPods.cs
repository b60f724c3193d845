using Dotnetes.Api.Core.V1;

namespace Dotnetes.Testing.Benchmarks;

/// <summary>Watches until so many pods have run. A watch may end at any time, as with every API server; it is then begun anew with what there is.</summary>
internal sealed class RunningPods(TestCluster cluster, int wanted)
{
    private readonly HashSet<string> _running = new(wanted);
    private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stop = new();

    /// <summary>Completes when all have run; fails when they cannot be watched.</summary>
    public Task All => _all.Task;

    /// <summary>How many watches it took.</summary>
    public int Watches { get; private set; }

    public void Stop() => _stop.Cancel();

    public async Task Watch()
    {
        try
        {
            while (!_all.Task.IsCompleted)
            {
                Watches++;
                await foreach (var change in cluster.Client.Watch<Pod>("default", cancellationToken: _stop.Token))
                {
                    Note(change.Object);
                }
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The end.
        }
        catch (Exception e)
        {
            _all.TrySetException(e);
        }
    }

    /// <summary>Says what the cluster has instead.</summary>
    public async Task Describe()
    {
        Console.Error.WriteLine($"{_running.Count} of {wanted} pods were seen to run, by {Watches} watches");
        var pods = await cluster.Client.List<Pod>("default");
        foreach (var group in pods.Items.GroupBy(p => (p.Status.Phase, IsBound: p.Spec.NodeName.Length > 0)))
        {
            Console.Error.WriteLine($"  {group.Count()} {group.Key.Phase}, {(group.Key.IsBound ? "" : "not ")}bound");
        }
    }

    private void Note(Pod pod)
    {
        if (pod.Status.Phase == PodPhase.Running && _running.Add(pod.Metadata.Uid) && _running.Count == wanted)
        {
            _all.TrySetResult();
        }
    }
}
