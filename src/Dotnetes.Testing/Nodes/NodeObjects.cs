using System.Globalization;
using Dotnetes.Api.Coordination.V1;
using Dotnetes.Api.Core.V1;

namespace Dotnetes.Testing.Nodes;

/// <summary>What a kubelet tells of its node.</summary>
internal static class NodeObjects
{
    private const string Version = "v1.36.2+dotnetes";

    /// <summary>The node as it registers itself.</summary>
    public static Node Node(SimulatedNode node, DateTimeOffset now)
    {
        var labels = node.Shape.Labels.With("kubernetes.io/hostname", node.Name)
            .With("kubernetes.io/os", "linux")
            .With("kubernetes.io/arch", "amd64")
            .With("beta.kubernetes.io/os", "linux")
            .With("beta.kubernetes.io/arch", "amd64");
        return new()
        {
            Metadata = new()
            {
                Name = node.Name,
                Labels = node.Shape.Zone.Length > 0 ? labels.With("topology.kubernetes.io/zone", node.Shape.Zone) : labels,
            },
            Spec = new() { Taints = node.Shape.Taints },
            Status = Status(node, NodeStatus.Empty, now),
        };
    }

    /// <summary>The status of a node that is well.</summary>
    public static NodeStatus Status(SimulatedNode node, NodeStatus old, DateTimeOffset now)
    {
        var capacity = node.Shape.Extended.With("cpu", node.Shape.Cpu)
            .With("memory", node.Shape.Memory)
            .With("ephemeral-storage", node.Shape.EphemeralStorage)
            .With("pods", Quantity.FromInteger(node.Shape.Pods));
        return old with
        {
            Capacity = capacity,
            Allocatable = capacity,
            Addresses = [new NodeAddress { Type = "InternalIP", Address = node.Address }, new NodeAddress { Type = "Hostname", Address = node.Name }],
            Conditions =
            [
                Condition(old, "MemoryPressure", "False", "KubeletHasSufficientMemory", now),
                Condition(old, "DiskPressure", "False", "KubeletHasNoDiskPressure", now),
                Condition(old, "PIDPressure", "False", "KubeletHasSufficientPID", now),
                Condition(old, "Ready", "True", "KubeletReady", now),
            ],
            NodeInfo = new()
            {
                MachineID = string.Create(CultureInfo.InvariantCulture, $"{node.Index:x32}"),
                SystemUuid = string.Create(CultureInfo.InvariantCulture, $"{node.Index:x32}"),
                BootID = string.Create(CultureInfo.InvariantCulture, $"{node.Index:x32}"),
                KernelVersion = "simulated",
                OsImage = "simulated",
                ContainerRuntimeVersion = "simulated://1.0",
                KubeletVersion = Version,
                OperatingSystem = "linux",
                Architecture = "amd64",
            },
        };
    }

    /// <summary>The lease of a node.</summary>
    public static Lease Lease(Node node, DateTimeOffset now) => new()
    {
        Metadata = new()
        {
            Name = node.Metadata.Name,
            Namespace = "kube-node-lease",
            OwnerReferences = [new() { ApiVersion = "v1", Kind = "Node", Name = node.Metadata.Name, Uid = node.Metadata.Uid }],
        },
        Spec = new() { HolderIdentity = node.Metadata.Name, LeaseDurationSeconds = 40, RenewTime = MicroTime.FromDateTimeOffset(now) },
    };

    private static NodeCondition Condition(NodeStatus old, string type, string status, string reason, DateTimeOffset now)
    {
        var before = old.Conditions.Find(c => c.Type == type);
        var time = Time.FromDateTimeOffset(now);
        return new()
        {
            Type = type,
            Status = status,
            Reason = reason,
            LastHeartbeatTime = time,
            LastTransitionTime = before?.Status == status ? before.LastTransitionTime : time,
        };
    }
}
