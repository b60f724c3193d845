using Dotnetes.Client;
using Dotnetes.Client.LeaderElection;
using Dotnetes.Machinery.Metrics;
using Dotnetes.Server;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Components;

/// <summary>What all components that run alone do: stand for election, and end when they lose.</summary>
public static class Component
{
    /// <summary>Runs the work of a component, when leaders are elected only while this replica leads.</summary>
    /// <returns>The exit code: 0 after a signal, 1 when the leadership was lost, so that whoever supervises starts the process anew.</returns>
    public static async Task<int> Run(
        IKubeClient client, LeaderOptions leader, LeaderWatch watch, TimeProvider time, ILoggerFactory logging, Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        var status = MetricRegistry.Process.Gauge(
            "leader_election_master_status", "Whether this process leads by the lease: 1 when it does, 0 when another one does.", MetricStability.Alpha, "name");
        try
        {
            if (!leader.Elect)
            {
                await work(cancellationToken);
                return 0;
            }

            status.With(leader.Name).Value = 0;
            var options = new LeaderElectionOptions
            {
                Namespace = leader.Namespace,
                Name = leader.Name,
                Identity = $"{System.Net.Dns.GetHostName()}_{Guid.CreateVersion7(time.GetUtcNow())}",
                LeaseDuration = leader.LeaseDuration,
                RenewDeadline = leader.RenewDeadline,
                RetryPeriod = leader.RetryPeriod,
            };
            var elector = new LeaderElector(client, options, time, SystemRandom.Create(), logging.CreateLogger<LeaderElector>());
            watch.Follow(elector);
            await elector.Run(Lead, cancellationToken);
            if (cancellationToken.IsCancellationRequested)
            {
                return 0;
            }

            Console.Error.WriteLine("leaderelection lost");
            return 1;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return 0;
        }

        async Task Lead(CancellationToken leading)
        {
            status.With(leader.Name).Value = 1;
            try
            {
                await work(leading);
            }
            finally
            {
                status.With(leader.Name).Value = 0;
            }
        }
    }
}
