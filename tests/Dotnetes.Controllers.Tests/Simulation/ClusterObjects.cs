using Dotnetes.Api.Coordination.V1;
using Dotnetes.Api.Core.V1;

namespace Dotnetes.Controllers.Tests.Simulation;

/// <summary>Nodes and pods as tests need them.</summary>
internal static class ClusterObjects
{
    public static async Task<Node> AddNode(this SimulatedCluster cluster, string name, string ready = "True", string zone = "")
    {
        var labels = zone.Length == 0 ? default : ValueMap.Of(("topology.kubernetes.io/zone", zone));
        await cluster.Client.Create(new Node { Metadata = new() { Name = name, Labels = labels } });
        return await cluster.Beat(name, ready);
    }

    /// <summary>What a kubelet does: its status with a heartbeat, and its lease.</summary>
    public static async Task<Node> Beat(this SimulatedCluster cluster, string name, string ready = "True")
    {
        var node = await cluster.Client.Get<Node>(null, name);
        var now = Time.FromDateTimeOffset(cluster.Now);
        var before = node.Status.Conditions.Find(c => c.Type == "Ready");
        var condition = new NodeCondition
        {
            Type = "Ready",
            Status = ready,
            LastHeartbeatTime = now,
            LastTransitionTime = before?.Status == ready ? before.LastTransitionTime : now,
            Reason = ready == "True" ? "KubeletReady" : "KubeletNotReady",
        };
        return await cluster.Client.UpdateStatus(node with { Status = node.Status with { Conditions = node.Status.Conditions.RemoveAll(c => c.Type == "Ready").Add(condition) } });
    }

    public static async Task Renew(this SimulatedCluster cluster, string name)
    {
        var renewed = MicroTime.FromDateTimeOffset(cluster.Now);
        if (await cluster.Find<Lease>("kube-node-lease", name) is { } lease)
        {
            await cluster.Client.Update(lease with { Spec = lease.Spec with { RenewTime = renewed } });
        }
        else
        {
            await cluster.Client.Create(new Lease { Metadata = new() { Namespace = "kube-node-lease", Name = name }, Spec = new() { HolderIdentity = name, LeaseDurationSeconds = 40, RenewTime = renewed } });
        }
    }

    public static async Task<Pod> AddPod(
        this SimulatedCluster cluster,
        string name,
        string node,
        ValueList<Toleration> tolerations = default,
        ValueList<string> finalizers = default) => await cluster.Client.Create(new Pod
        {
            Metadata = new() { Namespace = "ns", Name = name, Finalizers = finalizers },
            Spec = new() { NodeName = node, Tolerations = tolerations, Containers = [new() { Name = "c", Image = "i" }] },
        });

    public static async Task SetStatus(this SimulatedCluster cluster, string name, string phase, string ready = "", string reason = "")
    {
        var pod = await cluster.Client.Get<Pod>("ns", name);
        ValueList<PodCondition> conditions = ready.Length == 0 ? pod.Status.Conditions : [new() { Type = "Ready", Status = ready, Reason = "Told" }];
        await cluster.Client.UpdateStatus(pod with { Status = pod.Status with { Phase = phase, Reason = reason, Conditions = conditions } });
    }
}
