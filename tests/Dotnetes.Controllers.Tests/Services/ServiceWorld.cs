using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Discovery.V1;
using Dotnetes.Controllers.Tests.Simulation;

namespace Dotnetes.Controllers.Tests.Services;

/// <summary>Services, pods and nodes for tests.</summary>
internal static class ServiceWorld
{
    public const string Namespace = "default";

    public static async Task AddNode(this SimulatedCluster cluster, string name, string zone) =>
        await cluster.Client.Create(new Node { Metadata = new() { Name = name, Labels = ValueMap.Of(("topology.kubernetes.io/zone", zone)) } });

    public static Service Service(string name, params ServicePort[] ports) => new()
    {
        Metadata = new() { Namespace = Namespace, Name = name, Labels = ValueMap.Of(("team", "a")) },
        Spec = new() { Selector = ValueMap.Of(("app", name)), Ports = ports.Length == 0 ? [new() { Port = 80, TargetPort = 8080 }] : ports.ToValueList() },
    };

    public static async Task<Pod> AddPod(this SimulatedCluster cluster, string name, string app, string ip, bool ready = true, string node = "n1", Func<Pod, Pod>? change = null)
    {
        var pod = new Pod
        {
            Metadata = new() { Namespace = Namespace, Name = name, Labels = ValueMap.Of(("app", app)) },
            Spec = new() { NodeName = node, Containers = [new() { Name = "c", Image = "i" }] },
        };
        await cluster.Client.Create(change is null ? pod : change(pod));
        return await cluster.SetReady(name, ready, ip);
    }

    public static async Task<Pod> SetReady(this SimulatedCluster cluster, string name, bool ready, params string[] ips)
    {
        var pod = await cluster.Client.Get<Pod>(Namespace, name);
        return await cluster.Client.UpdateStatus(pod with
        {
            Status = pod.Status with
            {
                Phase = "Running",
                PodIP = ips.Length > 0 ? ips[0] : pod.Status.PodIP,
                PodIPs = ips.Length > 0 ? ips.Select(i => new PodIP { Ip = i }).ToValueList() : pod.Status.PodIPs,
                Conditions = [new() { Type = "Ready", Status = ready ? "True" : "False", LastTransitionTime = Time.FromDateTimeOffset(cluster.Now) }],
            },
        });
    }

    public static async Task<List<EndpointSlice>> Slices(this SimulatedCluster cluster, string service) =>
        [.. (await cluster.Client.List<EndpointSlice>(Namespace)).Items.Where(s => s.Metadata.Labels.GetValueOrDefault("kubernetes.io/service-name") == service)];

    public static string Describe(EndpointSlice slice) =>
        $"{slice.AddressType} {string.Join(' ', slice.Endpoints.Map(e => $"{e.Addresses[0]}:{(e.Conditions.Ready == true ? "r" : "")}{(e.Conditions.Serving == true ? "s" : "")}{(e.Conditions.Terminating == true ? "t" : "")}"))} {string.Join(' ', slice.Ports.Map(p => $"{p.Name}/{p.Port}"))}".Trim();
}
