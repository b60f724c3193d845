using System.Globalization;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Api.Rbac.V1;
using Dotnetes.Api.Scheduling.V1;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.Authorization.Rbac;
using Dotnetes.Client;
using Dotnetes.Client.Transport;
using Microsoft.Extensions.Logging;

namespace Dotnetes.ApiServer.Hosting;

/// <summary>Makes the objects that every cluster has, when they are missing.</summary>
internal sealed class ClusterBootstrap(ApiServerCore core)
{
    private static readonly string[] Namespaces = ["default", "kube-system", "kube-public", "kube-node-lease"];

    private readonly IKubeTransport _transport = core.Transport(UserInfo.ApiServer, "kube-apiserver");

    /// <summary>Makes what is missing.</summary>
    public async ValueTask Run(CancellationToken cancellationToken)
    {
        foreach (var name in Namespaces)
        {
            await Ensure(new Namespace { Metadata = new ObjectMeta { Name = name } }, cancellationToken);
        }

        // From this day on the use of tokens of secrets is noted (KEP-2799).
        var today = core.Options.Time.GetUtcNow().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        await Ensure(
            new ConfigMap { Metadata = new ObjectMeta { Namespace = "kube-system", Name = "kube-apiserver-legacy-service-account-token-tracking" }, Data = ValueMap.Of(("since", today)) }, cancellationToken);
        await Ensure(SystemPriority("system-cluster-critical", 2_000_000_000, "Used for system critical pods that must run in the cluster, but can be moved to another node if necessary."), cancellationToken);
        await Ensure(SystemPriority("system-node-critical", 2_000_001_000, "Used for system critical pods that must not be moved from their current node."), cancellationToken);
        await Ensure(TokenTracking(), cancellationToken);
        if (core.Table.Snapshot.Find(typeof(ClusterRole)) is not null)
        {
            await new BootstrapPolicy(new KubeClient(_transport), core.Options.Logging.CreateLogger<BootstrapPolicy>()).Run(cancellationToken);
        }
    }

    // Since when the use of tokens in secrets is noted (KEP-2799); the controller that removes unused ones waits from that day on.
    private ConfigMap TokenTracking() => new()
    {
        Metadata = new ObjectMeta { Name = "kube-apiserver-legacy-service-account-token-tracking", Namespace = "kube-system" },
        Data = ValueMap.Of(("since", core.Options.Time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
    };

    private static PriorityClass SystemPriority(string name, int value, string description) => new()
    {
        Metadata = new ObjectMeta { Name = name },
        Value = value,
        Description = description,
        PreemptionPolicy = "PreemptLowerPriority",
    };

    private async ValueTask Ensure<T>(T value, CancellationToken cancellationToken)
        where T : class, IKubeObject<T>
    {
        if (core.Table.Snapshot.Find(typeof(T)) is null)
        {
            return;
        }

        try
        {
            await _transport.Send(
                new KubeRequest
                {
                    Verb = "create",
                    Group = T.Info.Group,
                    Version = T.Info.Version,
                    Resource = T.Info.Plural,
                    Namespace = value.Metadata.Namespace,
                    Body = value,
                },
                cancellationToken);
        }
        catch (KubeApiException e) when (e.IsAlreadyExists)
        {
            // From an earlier start, or another server.
        }
    }
}
