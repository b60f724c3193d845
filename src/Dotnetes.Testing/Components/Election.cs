using System.Globalization;
using Dotnetes.Client;
using Dotnetes.Client.LeaderElection;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Testing.Components;

/// <summary>Lets one of several replicas work at a time, as their processes do in a real cluster.</summary>
internal static class Election
{
    /// <summary>Runs the work of a replica: always when there is no other, otherwise while it leads. A replica that lost stands again.</summary>
    public static async Task Run(
        TestCluster cluster, TestClusterOptions options, IKubeClient client, TimeProvider time, string name, int replica, Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        if (options.Replicas <= 1)
        {
            await Work(options, name, replica, work, cancellationToken);
            return;
        }

        var election = new LeaderElectionOptions { Name = name, Identity = string.Create(CultureInfo.InvariantCulture, $"{name}-{replica}") };
        while (!cancellationToken.IsCancellationRequested)
        {
            await new LeaderElector(client, election, time, cluster.NextRandom(), options.Logging.CreateLogger<LeaderElector>())
                .Run(token => Work(options, name, replica, work, token), cancellationToken);
        }
    }

    private static async Task Work(TestClusterOptions options, string name, int replica, Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        if (options.OnWork is not { } tell)
        {
            await work(cancellationToken);
            return;
        }

        // A replica that was told to stop writes nothing more, however long it takes to wind down.
        tell(name, replica, true);
        using (cancellationToken.UnsafeRegister(_ => tell(name, replica, false), null))
        {
            await work(cancellationToken);
        }
    }
}
