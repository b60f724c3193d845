using Dotnetes.Api.Config.Kubelet.V1Beta1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Machinery.Networks;
using IPAddress = System.Net.IPAddress;

namespace Dotnetes.Kubelet.Nodes;

/// <summary>Computes the node's status, with the reasons and messages that upstream's kubelet writes.</summary>
internal sealed class NodeStatusBuilder(
    KubeletOptions options, KubeletConfiguration configuration, MachineInfo machine, NodeHealth health, TimeProvider time)
{
    // The kubelet takes every websocket protocol itself (KEP-4006), so that API servers need not translate.
    private static readonly ValueList<string> DeclaredFeatures = ValueList.Create<string>(["ExtendWebSocketsToKubelet"]);

    private readonly NodeResources _resources = new(machine, configuration);

    /// <summary>The runtime's name and version, such as <c>containerd://1.6.20</c>.</summary>
    public string RuntimeVersion { get; set; } = "";

    /// <summary>The port of the kubelet's server.</summary>
    public int ServerPort { get; set; } = configuration.Port;

    /// <summary>The runtime's handlers.</summary>
    public ValueList<NodeRuntimeHandler> RuntimeHandlers { get; set; }

    /// <summary>The images on the node, largest first.</summary>
    public ValueList<ContainerImage> Images { get; set; }

    /// <summary>The node's addresses: those that were set, or this machine's; loopback when it has none.</summary>
    public ValueList<string> Addresses => options.NodeIPs.Count > 0 ? options.NodeIPs : ValueList.Create<string>([(MachineAddress.Find() ?? IPAddress.Loopback).ToString()]);

    /// <summary>The addresses that the last status had, so that those who need them often need not ask the kernel.</summary>
    public ValueList<string> KnownAddresses { get; private set; }

    public NodeStatus Build(NodeStatus old)
    {
        var capacity = _resources.Capacity();
        var allocatable = _resources.Allocatable(capacity);

        // What device plugins and others added stays.
        foreach (var (name, amount) in old.Capacity)
        {
            if (name.Contains('/') && !capacity.ContainsKey(name))
            {
                capacity = capacity.With(name, amount);
                allocatable = allocatable.With(name, old.Allocatable.GetValueOrDefault(name));
            }
        }

        return old with
        {
            Capacity = capacity,
            Allocatable = allocatable,
            Addresses = BuildAddresses(),
            Conditions = Conditions(old.Conditions),
            DeclaredFeatures = DeclaredFeatures,
            DaemonEndpoints = new NodeDaemonEndpoints { KubeletEndpoint = new DaemonEndpoint { Port = ServerPort } },
            NodeInfo = Info(),
            Images = Images,
            RuntimeHandlers = RuntimeHandlers,
        };
    }

    /// <summary>Whether two statuses differ in more than heartbeat times.</summary>
    public static bool Differ(NodeStatus left, NodeStatus right) => WithoutHeartbeats(left) != WithoutHeartbeats(right);

    private static NodeStatus WithoutHeartbeats(NodeStatus status) =>
        status with { Conditions = status.Conditions.Map(c => c with { LastHeartbeatTime = default }) };

    private ValueList<NodeAddress> BuildAddresses()
    {
        var builder = new ValueListBuilder<NodeAddress>();
        KnownAddresses = Addresses;
        foreach (var address in KnownAddresses)
        {
            builder.Add(new NodeAddress { Type = "InternalIP", Address = address });
        }

        builder.Add(new NodeAddress { Type = "Hostname", Address = options.NodeName });
        return builder.ToList();
    }

    private NodeSystemInfo Info() => new()
    {
        MachineID = machine.MachineId,
        SystemUuid = machine.SystemUuid,
        BootID = machine.BootId,
        KernelVersion = machine.KernelVersion,
        OsImage = machine.OsImage,
        ContainerRuntimeVersion = RuntimeVersion,
        KubeletVersion = options.KubeletVersion,
        OperatingSystem = "linux",
        Architecture = MachineInfo.Architecture,
    };

    private ValueList<NodeCondition> Conditions(ValueList<NodeCondition> old)
    {
        var result = old;
        Set("MemoryPressure", health.MemoryPressure, "KubeletHasInsufficientMemory", "kubelet has insufficient memory available", "KubeletHasSufficientMemory", "kubelet has sufficient memory available");
        Set("DiskPressure", health.DiskPressure, "KubeletHasDiskPressure", "kubelet has disk pressure", "KubeletHasNoDiskPressure", "kubelet has no disk pressure");
        Set("PIDPressure", health.PidPressure, "KubeletHasInsufficientPID", "kubelet has insufficient PID available", "KubeletHasSufficientPID", "kubelet has sufficient PID available");
        var problem = health.NotReadyMessage();
        Set("Ready", problem.Length == 0, "KubeletReady", "kubelet is posting ready status", "KubeletNotReady", problem);
        return result;

        void Set(string type, bool isTrue, string trueReason, string trueMessage, string falseReason, string falseMessage)
        {
            var now = Time.FromDateTimeOffset(time.GetUtcNow());
            var status = isTrue ? "True" : "False";
            var index = result.FindIndex(c => c.Type == type);
            var condition = new NodeCondition
            {
                Type = type,
                Status = status,
                Reason = isTrue ? trueReason : falseReason,
                Message = isTrue ? trueMessage : falseMessage,
                LastHeartbeatTime = now,
                LastTransitionTime = index >= 0 && result[index].Status == status ? result[index].LastTransitionTime : now,
            };
            result = index >= 0 ? result.SetItem(index, condition) : result.Add(condition);
        }
    }
}
