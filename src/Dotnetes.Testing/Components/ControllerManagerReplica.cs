using Dotnetes.Client.Events;
using Dotnetes.Client.Informers;
using Dotnetes.Controllers;

namespace Dotnetes.Testing.Components;

/// <summary>The controllers, each with the identity of its service account.</summary>
internal static class ControllerManagerReplica
{
    /// <summary>Runs until cancelled.</summary>
    public static Task Run(TestCluster cluster, TestClusterOptions options, int replica, CancellationToken cancellationToken)
    {
        var client = cluster.ClientFor("system:kube-controller-manager");
        var time = cluster.TimeOf("kube-controller-manager");
        return Election.Run(cluster, options, client, time, "kube-controller-manager", replica, Work, cancellationToken);

        async Task Work(CancellationToken stop)
        {
            var random = cluster.NextRandom();
            var informers = new InformerFactory(client, time, random, options.Logging, options.Informers);
            var events = new CoreEventRecorder(
                client, new EventRecorderOptions { Component = "controllermanager" }, time, random, options.Logging.CreateLogger("events"));
            var context = new ControllerContext(client, informers, events, time, random, options.Logging)
            {
                ClientFor = account => cluster.ClientForServiceAccount("kube-system", account),
            };
            List<IController> controllers = [.. ControllerSet.Create(context, Settings(cluster, options)), .. options.MoreControllers?.Invoke(context) ?? []];
            await Task.WhenAll([informers.Run(stop), events.Run(stop), .. controllers.Select(c => c.Run(stop))]);
        }
    }

    private static ControllerSetOptions Settings(TestCluster cluster, TestClusterOptions options) => new()
    {
        Controllers = options.Controllers,
        PodRange = options.PodRange,
        ServiceAccounts = new() { RootCaPem = cluster.AuthorityPem is { } authority ? () => authority : null },
        Namespaces = new() { DeletionGracePeriod = TimeSpan.Zero },
    };
}
