using System.Globalization;
using Dotnetes.Store.Embedded;
using Dotnetes.Testing.Disks;
using Dotnetes.Testing.Faults;

namespace Dotnetes.Testing.Simulations;

/// <summary>What goes wrong, as a seed has it.</summary>
internal sealed class Disturbances(TestCluster cluster, SimulatedFileSystem disk, Random random, Action<string> note, Action<string> violate)
{
    private static readonly FaultEffect[] s_refusals = [FaultEffect.InternalError, FaultEffect.TooManyRequests(), FaultEffect.Unavailable];

    private readonly List<Func<Task>> _undo = [];
    private bool _isBusy;

    /// <summary>Lets small things go wrong from now on: requests get lost before or after they took effect, are late, or are refused.</summary>
    public void Begin() => cluster.Faults.Chance = request => random.Next(1000) switch
    {
        < 8 => FaultEffect.LoseRequest,
        < 16 => FaultEffect.LoseResponse,
        < 30 => FaultEffect.Delay(TimeSpan.FromMilliseconds(random.Next(1, 1500))),
        < 44 => FaultEffect.Slow(TimeSpan.FromMilliseconds(random.Next(1, 1500))),
        < 48 => s_refusals[random.Next(s_refusals.Length)],
        < 80 when request.Verb == "watch" => FaultEffect.Repeat,
        < 130 when request.Verb == "watch" => FaultEffect.EndWatch((WatchEnding)random.Next(3), TimeSpan.FromSeconds(random.Next(1, 60))),
        _ => null,
    };

    /// <summary>Lets something larger go wrong.</summary>
    public async Task Act()
    {
        if (_isBusy)
        {
            return;
        }

        _isBusy = true;
        try
        {
            await (random.Next(8) switch
            {
                0 => RestartApiServer(),
                1 => CrashStore(),
                2 or 3 => RestartComponent(),
                4 => Partition(),
                5 => DropWatches(),
                _ => StopNode(),
            });
        }
        finally
        {
            _isBusy = false;
        }
    }

    /// <summary>Puts everything right.</summary>
    public async Task End()
    {
        cluster.Faults.Chance = null;
        foreach (var undo in _undo)
        {
            await undo();
        }

        cluster.Faults.Clear();
    }

    private async Task RestartApiServer()
    {
        note("the API server stops");
        await cluster.StopApiServer();
        await Wait(0, 8);
        await cluster.StartApiServer();
        note("the API server runs again");
    }

    private async Task CrashStore()
    {
        // Now, or in the middle of a write that comes soon.
        var isLater = random.Next(2) == 0;
        if (isLater)
        {
            disk.StopAt = disk.Operations + random.Next(1, 40);
            await Wait(0, 4);
        }

        var seen = cluster.Changes.Revision;
        note(string.Create(CultureInfo.InvariantCulture, $"the store crashes{(isLater ? " while it writes" : "")}"));
        try
        {
            await cluster.CrashStore(disk.Crash);
        }
        catch (StoreDamagedException e)
        {
            violate($"the store came back damaged: {e.Message}");
            return;
        }

        var revision = (await cluster.Store.Status()).Revision;
        note(string.Create(CultureInfo.InvariantCulture, $"the store has recovered revision {revision}"));
        if (revision < seen)
        {
            violate(string.Create(CultureInfo.InvariantCulture, $"the store acknowledged revision {seen} and came back with {revision}"));
        }
    }

    private async Task RestartComponent()
    {
        var components = cluster.Components;
        var (name, replica, _) = components[random.Next(components.Count)];
        note(string.Create(CultureInfo.InvariantCulture, $"{name} {replica} stops"));
        await cluster.StopComponent(name, replica);
        await Wait(0, 20);
        await cluster.StartComponent(name, replica);
        note(string.Create(CultureInfo.InvariantCulture, $"{name} {replica} runs again"));
    }

    private async Task Partition()
    {
        string[] users = ["system:kube-controller-manager", "system:kube-scheduler", "system:serviceaccount:kube-system:*", "system:node:*", "system:simulated-nodes"];
        var user = users[random.Next(users.Length)];
        note($"{user} is cut off");
        using (cluster.Faults.Partition(user))
        {
            await Wait(1, 40);
        }

        note($"{user} is back");
    }

    private Task DropWatches()
    {
        string[] resources = ["pods", "nodes", "replicasets", "deployments", "statefulsets", ""];
        var resource = resources[random.Next(resources.Length)];
        var ending = (WatchEnding)random.Next(3);
        var count = cluster.Faults.DropWatches("", resource, ending);
        note(string.Create(CultureInfo.InvariantCulture, $"{count} watches of {(resource.Length == 0 ? "everything" : resource)} end ({ending})"));
        return Task.CompletedTask;
    }

    private async Task StopNode()
    {
        var nodes = cluster.Nodes.All;
        var node = nodes[random.Next(nodes.Count)];
        if (!node.IsUp)
        {
            note($"{node.Name} works again");
            await cluster.Nodes.Start(node.Name);
            return;
        }

        note($"{node.Name} stops");
        cluster.Nodes.Stop(node.Name);
        _undo.Add(() => cluster.Nodes.Start(node.Name));
    }

    private Task Wait(int least, int most) => Task.Delay(TimeSpan.FromSeconds(least + (random.NextDouble() * (most - least))), cluster.Time);
}
