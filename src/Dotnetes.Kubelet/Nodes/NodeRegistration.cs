using Dotnetes.Api.Config.Kubelet.V1Beta1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Client;
using Dotnetes.Kubelet.Stats;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Kubelet.Nodes;

/// <summary>Makes the node's object when there is none.</summary>
internal sealed partial class NodeRegistration(
    KubeletOptions options, KubeletConfiguration configuration, IKubeClient client, NodeStatusBuilder builder, StartupMetrics startup, ILogger logger)
{
    /// <summary>Finds the node's object or makes it; null when it is not there and nobody wants it made.</summary>
    public async Task<Node?> Run(CancellationToken cancellationToken)
    {
        if (configuration.RegisterNode is false)
        {
            return null;
        }

        startup.Attempt();
        try
        {
            return await client.Get<Node>(null, options.NodeName, cancellationToken: cancellationToken);
        }
        catch (KubeApiException e) when (e.IsNotFound)
        {
            var created = await client.Create(NewNode(), cancellationToken: cancellationToken);
            startup.Registered();
            Log.Registered(logger, options.NodeName);
            return created;
        }
    }

    private Node NewNode() => new()
    {
        Metadata = new ObjectMeta
        {
            Name = options.NodeName,
            Labels = options.NodeLabels
                .With("kubernetes.io/arch", MachineInfo.Architecture)
                .With("kubernetes.io/os", "linux")
                .With("kubernetes.io/hostname", options.NodeName)
                .With("beta.kubernetes.io/arch", MachineInfo.Architecture)
                .With("beta.kubernetes.io/os", "linux"),
            Annotations = ValueMap.Of(("volumes.kubernetes.io/controller-managed-attach-detach", "true")),
        },
        Spec = new NodeSpec
        {
            ProviderID = configuration.ProviderID,
            Taints = options.RegisterWithTaints.Count > 0 ? options.RegisterWithTaints : configuration.RegisterWithTaints,
            PodCidr = configuration.PodCidr,
            PodCidrs = configuration.PodCidr.Length > 0 ? ValueList.Create<string>([configuration.PodCidr]) : default,
        },
        Status = builder.Build(NodeStatus.Empty),
    };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Node {Node} is registered")]
        public static partial void Registered(ILogger logger, string node);
    }
}
