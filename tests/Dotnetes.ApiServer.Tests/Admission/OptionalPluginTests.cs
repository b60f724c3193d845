using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Admission;
using Dotnetes.ApiServer.Admission.Plugins;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.Serialization.Schema;
using EventLimits = Dotnetes.Api.Config.EventRateLimit.V1Alpha1.Configuration;
using TolerationSettings = Dotnetes.Api.Config.PodTolerationRestriction.V1Alpha1.Configuration;

namespace Dotnetes.ApiServer.Tests.Admission;

public sealed class OptionalPluginTests
{
    private static readonly ConfigMap s_plain = new() { Metadata = new ObjectMeta { Name = "c", Namespace = "ns" } };
    private static readonly OwnerReference s_owner = new() { ApiVersion = "v1", Kind = "ConfigMap", Name = "o", Uid = "u" };

    [Theory]
    [InlineData(false, "", "")]
    [InlineData(true, "", "cannot set blockOwnerDeletion if an ownerReference refers to a resource you can't set finalizers on: , <nil>")]
    [InlineData(true, "update configmaps/finalizers o ns", "")]
    [InlineData(true, "update */finalizers * ", "")]
    public async Task An_owner_is_blocked_by_those_who_may_set_its_finalizers(bool blocks, string granted, string refusal)
    {
        var owned = Owned(s_owner with { BlockOwnerDeletion = blocks });
        Assert.Equal(refusal.Length == 0 ? "" : $"configmaps \"c\" is forbidden: {refusal}", await AdmissionBench.Refusal(Enforcement(granted), AdmissionBench.Create(owned)));
    }

    [Theory]
    [InlineData("", "configmaps \"c\" is forbidden: cannot set an ownerRef on a resource you can't delete: , <nil>")]
    [InlineData("delete configmaps/ c ns", "")]
    public async Task Owners_change_by_those_who_may_delete(string granted, string refusal)
    {
        Assert.Equal(refusal, await AdmissionBench.Refusal(Enforcement(granted), AdmissionBench.Update(Owned(s_owner), s_plain)));
        Assert.Equal("", await AdmissionBench.Refusal(Enforcement(""), AdmissionBench.Update(Owned(s_owner), Owned(s_owner))));
    }

    [Fact]
    public async Task An_owner_of_an_unknown_kind_cannot_be_blocked()
    {
        var owned = Owned(s_owner with { Kind = "Nothing", BlockOwnerDeletion = true });
        Assert.Equal(
            "configmaps \"c\" is forbidden: cannot set blockOwnerDeletion in this case because cannot find RESTMapping for APIVersion v1 Kind Nothing: no matches for kind \"Nothing\" in version \"v1\"",
            await AdmissionBench.Refusal(Enforcement(""), AdmissionBench.Create(owned)));
    }

    [Theory]
    [InlineData("Server", "b", "b", false)]
    [InlineData("Server", "a", "b", false)]
    [InlineData("Namespace", "a", "b", false)]
    [InlineData("User", "a", "b", true)]
    [InlineData("User", "b", "b", false)]
    public async Task Events_come_no_faster_than_allowed(string type, string firstUser, string secondUser, bool isAllowed)
    {
        var plugin = new EventRateLimit(new EventLimits { Limits = [new() { Type = type, Qps = 1, Burst = 1 }] }, new StillTime());
        var value = new Event { Metadata = new ObjectMeta { Name = "e", Namespace = "ns" } };
        Assert.Equal("", await AdmissionBench.Refusal(plugin, AdmissionBench.Create(value, user: new UserInfo(firstUser))));
        var key = type switch { "Server" => "", "Namespace" => "ns", _ => secondUser };
        Assert.Equal(
            isAllowed ? "" : $"Too many requests: limit reached on type {type} for key {key}",
            await AdmissionBench.Refusal(plugin, AdmissionBench.Create(value, user: new UserInfo(secondUser))));
    }

    [Fact]
    public async Task Event_limits_fill_up_again()
    {
        var time = new StillTime();
        var plugin = new EventRateLimit(new EventLimits { Limits = [new() { Type = "Server", Qps = 2, Burst = 1 }] }, time);
        var create = AdmissionBench.Create(new Event { Metadata = new ObjectMeta { Name = "e", Namespace = "ns" } });
        Assert.Equal("", await AdmissionBench.Refusal(plugin, create));
        Assert.NotEqual("", await AdmissionBench.Refusal(plugin, create));
        time.Ticks += TimeSpan.TicksPerSecond / 2;
        Assert.Equal("", await AdmissionBench.Refusal(plugin, create));
    }

    [Fact]
    public async Task External_addresses_can_be_denied()
    {
        var service = new Service { Metadata = new ObjectMeta { Name = "s", Namespace = "ns" }, Spec = new ServiceSpec { ExternalIPs = ["192.0.2.1"] } };
        var plugin = new DenyServiceExternalIPs();
        Assert.Equal("services \"s\" is forbidden: Use of external IPs is denied by admission control", await AdmissionBench.Refusal(plugin, AdmissionBench.Create(service)));
        Assert.Equal("", await AdmissionBench.Refusal(plugin, AdmissionBench.Update(service, service)));
    }

    [Fact]
    public async Task Namespaces_restrict_tolerations()
    {
        var ns = new Namespace
        {
            Metadata = new ObjectMeta
            {
                Name = "ns",
                Annotations = ValueMap.Of(
                    ("scheduler.alpha.kubernetes.io/defaultTolerations", """[{"key":"a","operator":"Exists"}]"""),
                    ("scheduler.alpha.kubernetes.io/tolerationsWhitelist", """[{"key":"a","operator":"Exists"}]""")),
            },
        };
        var plugin = new PodTolerationRestriction(AdmissionBench.Services(ns), TolerationSettings.Empty);
        var pod = new Pod { Metadata = new ObjectMeta { Name = "p", Namespace = "ns" }, Spec = new PodSpec { Containers = [new Container { Name = "c" }] } };
        Assert.Equal([new Toleration { Key = "a", Operator = "Exists" }], (await AdmissionBench.Run<Pod>(plugin, AdmissionBench.Create(pod))).Spec.Tolerations);
        var other = pod with { Spec = pod.Spec with { Tolerations = [new Toleration { Key = "b", Operator = "Exists" }] } };
        Assert.Equal(
            "pod tolerations (possibly merged with namespace default tolerations) conflict with its namespace whitelist",
            await AdmissionBench.Refusal(plugin, AdmissionBench.Create(other)));
    }

    [Fact]
    public async Task Pods_can_be_kept_from_demanding_a_zone_of_their_own()
    {
        var term = new PodAffinityTerm { TopologyKey = "topology.kubernetes.io/zone" };
        var pod = new Pod
        {
            Metadata = new ObjectMeta { Name = "p", Namespace = "ns" },
            Spec = new PodSpec { Affinity = new Affinity { PodAntiAffinity = new PodAntiAffinity { RequiredDuringSchedulingIgnoredDuringExecution = [term] } } },
        };
        Assert.Equal(
            "pods \"p\" is forbidden: affinity.PodAntiAffinity.RequiredDuringScheduling has TopologyKey topology.kubernetes.io/zone but only key kubernetes.io/hostname is allowed",
            await AdmissionBench.Refusal(new LimitPodHardAntiAffinityTopology(), AdmissionBench.Create(pod)));
    }

    [Theory]
    [InlineData("linux", "500m", "")]
    [InlineData("windows", "500m", "pods \"p\" is forbidden: pod resize is only supported on linux nodes, node \"n\" is \"windows\"")]
    [InlineData("linux", "3", "pods \"p\" is forbidden: node didn't have enough allocatable resources: cpu, requested: 3000, allocatable: 2000")]
    public async Task Pods_grow_within_their_node(string os, string cpu, string refusal)
    {
        var node = new Node
        {
            Metadata = new ObjectMeta { Name = "n", Labels = ValueMap.Of(("kubernetes.io/os", os)) },
            Status = new NodeStatus { Allocatable = LimitRangerTests.Amounts("cpu=2,memory=1Gi") },
        };
        Assert.Equal(refusal, await AdmissionBench.Refusal(new PodResizeValidator(AdmissionBench.Services(node)), AdmissionBench.Update(Sized(cpu, 2), Sized("100m", 1), "resize")));

        static Pod Sized(string cpu, long generation) => new()
        {
            Metadata = new ObjectMeta { Name = "p", Namespace = "ns", Generation = generation },
            Spec = new PodSpec { NodeName = "n", Containers = [new Container { Name = "c", Resources = new() { Requests = LimitRangerTests.Amounts($"cpu={cpu}") } }] },
        };
    }

    [Theory]
    [InlineData("pod", "ExtendWebSocketsToKubelet", "pods \"p\" is forbidden: pod update requires features InPlacePodLevelResourcesVerticalScaling which are not available on node \"n\"")]
    [InlineData("pod", "InPlacePodLevelResourcesVerticalScaling", "")]
    [InlineData("init", "", "pods \"p\" is forbidden: pod update requires features InPlacePodVerticalScalingInitContainers which are not available on node \"n\"")]
    [InlineData("init", "InPlacePodVerticalScalingInitContainers", "")]
    [InlineData("both", "", "pods \"p\" is forbidden: pod update requires features InPlacePodLevelResourcesVerticalScaling, InPlacePodVerticalScalingInitContainers which are not available on node \"n\"")]
    [InlineData("sidecar", "", "")]
    [InlineData("container", "", "")]
    [InlineData("both elsewhere", "", "pods \"p\" is forbidden: node \"gone\" not found")]
    [InlineData("both unplaced", "", "")]
    public async Task A_running_pod_changes_only_in_ways_that_its_node_declares(string what, string declared, string refusal)
    {
        var node = new Node { Metadata = new ObjectMeta { Name = "n" }, Status = new NodeStatus { DeclaredFeatures = declared.Length > 0 ? [declared] : default } };
        var place = what.EndsWith("elsewhere", StringComparison.Ordinal) ? "gone" : what.EndsWith("unplaced", StringComparison.Ordinal) ? "" : "n";
        var plugin = new NodeDeclaredFeatureValidator(AdmissionBench.Services(node));
        Assert.Equal(refusal, await AdmissionBench.Refusal(plugin, AdmissionBench.Update(Sized("2", 2), Sized("1", 1), "resize")));
        Assert.Equal("", await AdmissionBench.Refusal(plugin, AdmissionBench.Update(Sized("2", 1), Sized("1", 1))));
        Assert.Equal("", await AdmissionBench.Refusal(plugin, AdmissionBench.Update(Sized("2", 2), Sized("1", 1), "status")));

        Pod Sized(string cpu, long generation) => new()
        {
            Metadata = new ObjectMeta { Name = "p", Namespace = "ns", Generation = generation },
            Spec = new PodSpec
            {
                NodeName = place,
                Resources = what.StartsWith("pod", StringComparison.Ordinal) || what.StartsWith("both", StringComparison.Ordinal) ? Request(cpu) : null,
                InitContainers =
                [
                    new Container { Name = "s", RestartPolicy = "Always", Resources = Request(what == "sidecar" ? cpu : "1") },
                    new Container { Name = "i", Resources = Request(what == "init" || what.StartsWith("both", StringComparison.Ordinal) ? cpu : "1") },
                ],
                Containers = [new Container { Name = "c", Resources = Request(what == "container" ? cpu : "1") }],
            },
        };

        static ResourceRequirements Request(string cpu) => new() { Requests = LimitRangerTests.Amounts($"cpu={cpu}") };
    }

    private static ConfigMap Owned(OwnerReference owner) => s_plain with { Metadata = s_plain.Metadata with { OwnerReferences = [owner] } };

    private static OwnerReferencesPermissionEnforcement Enforcement(string granted)
    {
        var services = AdmissionBench.Services(a => $"{a.Verb} {a.Resource}/{a.Subresource} {a.Name} {a.Namespace}" == granted, []);
        return new(new AdmissionServices
        {
            Reader = services.Reader,
            Client = services.Client,
            Authorize = services.Authorize,
            Time = services.Time,
            NewName = services.NewName,
            ResourcesOfKind = static (apiVersion, kind) => kind == "ConfigMap" ? [new KindInfo("", "v1", "ConfigMap", "configmaps", true)] : [],
        });
    }

    private sealed class StillTime : TimeProvider
    {
        public long Ticks { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Ticks;
    }
}
