using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Api.Networking.V1;
using Dotnetes.Api.Node.V1;
using Dotnetes.Api.Scheduling.V1;
using Dotnetes.Api.Storage.V1;
using Dotnetes.ApiServer.Admission.Plugins;

namespace Dotnetes.ApiServer.Tests.Admission;

/// <summary>The small plugins that fill something in.</summary>
public sealed class PodDefaultsTests
{
    private static readonly Pod s_pod = new()
    {
        Metadata = new ObjectMeta { Name = "p", Namespace = "ns" },
        Spec = new PodSpec { Containers = [new Container { Name = "c", Image = "busybox" }] },
    };

    private static readonly PriorityClass s_low = new() { Metadata = new ObjectMeta { Name = "low" }, Value = 5, GlobalDefault = true, PreemptionPolicy = "Never" };
    private static readonly PriorityClass s_high = new() { Metadata = new ObjectMeta { Name = "high" }, Value = 1000, PreemptionPolicy = "PreemptLowerPriority" };

    [Fact]
    public async Task New_nodes_are_not_ready()
    {
        var node = new Node { Metadata = new ObjectMeta { Name = "n" } };
        var tainted = await AdmissionBench.Run<Node>(new TaintNodesByCondition(), AdmissionBench.Create(node));
        Assert.Equal([new Taint { Key = "node.kubernetes.io/not-ready", Effect = "NoSchedule" }], tainted.Spec.Taints);
        Assert.Equal(tainted, await AdmissionBench.Run<Node>(new TaintNodesByCondition(), AdmissionBench.Create(tainted)));
    }

    [Fact]
    public async Task Pods_stay_five_minutes_on_lost_nodes()
    {
        var pod = await AdmissionBench.Run<Pod>(new DefaultTolerationSeconds(), AdmissionBench.Create(s_pod));
        Assert.Equal(["node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"], pod.Spec.Tolerations.Map(static t => t.Key));
        Assert.All(pod.Spec.Tolerations, static t => Assert.Equal(("Exists", "NoExecute", 300L), (t.Operator, t.Effect, t.TolerationSeconds)));
    }

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "NoExecute", 0)]
    [InlineData("", "NoSchedule", 2)]
    [InlineData("node.kubernetes.io/not-ready", "NoExecute", 1)]
    [InlineData("node.kubernetes.io/unreachable", "", 1)]
    [InlineData("other", "", 2)]
    public async Task Tolerations_that_are_there_are_not_added(string key, string effect, int added)
    {
        var pod = s_pod with { Spec = s_pod.Spec with { Tolerations = [new Toleration { Key = key, Operator = "Exists", Effect = effect }] } };
        Assert.Equal(1 + added, (await AdmissionBench.Run<Pod>(new DefaultTolerationSeconds(), AdmissionBench.Create(pod))).Spec.Tolerations.Count);
    }

    [Theory]
    [InlineData("", "low", 5, "Never")]
    [InlineData("high", "high", 1000, "PreemptLowerPriority")]
    public async Task Pods_get_the_number_of_their_priority_class(string name, string expected, int value, string policy)
    {
        var pod = s_pod with { Spec = s_pod.Spec with { PriorityClassName = name } };
        var spec = (await AdmissionBench.Run<Pod>(new Priority(AdmissionBench.Services(s_low, s_high)), AdmissionBench.Create(pod))).Spec;
        Assert.Equal((expected, value, policy), (spec.PriorityClassName, spec.Priority, spec.PreemptionPolicy));
    }

    [Fact]
    public async Task Without_a_default_class_pods_have_priority_zero()
    {
        var spec = (await AdmissionBench.Run<Pod>(new Priority(AdmissionBench.Services()), AdmissionBench.Create(s_pod))).Spec;
        Assert.Equal(("", 0, "PreemptLowerPriority"), (spec.PriorityClassName, spec.Priority, spec.PreemptionPolicy));
    }

    [Theory]
    [InlineData("none", null, null, "pods \"p\" is forbidden: no PriorityClass with name none was found")]
    [InlineData("high", 7, null, "pods \"p\" is forbidden: the integer value of priority (7) must not be provided in pod spec; priority admission controller computed 1000 from the given PriorityClass name")]
    [InlineData("high", 1000, "Never", "pods \"p\" is forbidden: the string value of PreemptionPolicy (Never) must not be provided in pod spec; priority admission controller computed PreemptLowerPriority from the given PriorityClass name")]
    public async Task Priorities_of_their_own_are_refused(string name, int? value, string? policy, string refusal)
    {
        var pod = s_pod with { Spec = s_pod.Spec with { PriorityClassName = name, Priority = value, PreemptionPolicy = policy } };
        Assert.Equal(refusal, await AdmissionBench.Refusal(new Priority(AdmissionBench.Services(s_low, s_high)), AdmissionBench.Create(pod)));
    }

    [Fact]
    public async Task There_is_one_default_priority_class()
    {
        var plugin = new Priority(AdmissionBench.Services(s_low, s_high));
        Assert.Equal("", await AdmissionBench.Refusal(plugin, AdmissionBench.Update(s_low, s_low)));
        Assert.Equal(
            "priorityclasses.scheduling.k8s.io \"high\" is forbidden: PriorityClass low is already marked as default. Only one default can exist",
            await AdmissionBench.Refusal(plugin, AdmissionBench.Update(s_high with { GlobalDefault = true }, s_high)));
    }

    [Fact]
    public async Task Claims_get_the_newest_default_storage_class()
    {
        var plugin = new DefaultStorageClass(AdmissionBench.Services(Class("old", 1), Class("b", 2), Class("a", 2), Class("plain", 3) with { Metadata = new ObjectMeta { Name = "plain" } }));
        var claim = new PersistentVolumeClaim { Metadata = new ObjectMeta { Name = "c", Namespace = "ns" } };
        Assert.Equal("a", (await AdmissionBench.Run<PersistentVolumeClaim>(plugin, AdmissionBench.Create(claim))).Spec.StorageClassName);
        var none = claim with { Spec = claim.Spec with { StorageClassName = "" } };
        Assert.Equal("", (await AdmissionBench.Run<PersistentVolumeClaim>(plugin, AdmissionBench.Create(none))).Spec.StorageClassName);

        static StorageClass Class(string name, int second) => new()
        {
            Metadata = new ObjectMeta
            {
                Name = name,
                CreationTimestamp = Time.FromDateTimeOffset(new(2026, 1, 1, 0, 0, second, TimeSpan.Zero)),
                Annotations = ValueMap.Of(("storageclass.kubernetes.io/is-default-class", "true")),
            },
        };
    }

    [Fact]
    public async Task Ingresses_get_the_default_class_unless_they_name_one()
    {
        var plugin = new DefaultIngressClass(AdmissionBench.Services(
            new IngressClass { Metadata = new ObjectMeta { Name = "nginx", Annotations = ValueMap.Of(("ingressclass.kubernetes.io/is-default-class", "true")) } }));
        var ingress = new Ingress { Metadata = new ObjectMeta { Name = "i", Namespace = "ns" } };
        Assert.Equal("nginx", (await AdmissionBench.Run<Ingress>(plugin, AdmissionBench.Create(ingress))).Spec.IngressClassName);
        var old = ingress with { Metadata = ingress.Metadata with { Annotations = ValueMap.Of(("kubernetes.io/ingress.class", "x")) } };
        Assert.Null((await AdmissionBench.Run<Ingress>(plugin, AdmissionBench.Create(old))).Spec.IngressClassName);
    }

    [Fact]
    public async Task Storage_is_protected_while_in_use()
    {
        var plugin = new StorageObjectInUseProtection();
        var claim = new PersistentVolumeClaim { Metadata = new ObjectMeta { Name = "c", Namespace = "ns" } };
        var volume = new PersistentVolume { Metadata = new ObjectMeta { Name = "v" } };
        var attributes = new VolumeAttributesClass { Metadata = new ObjectMeta { Name = "a" } };
        Assert.Equal(["kubernetes.io/pvc-protection"], (await AdmissionBench.Run<PersistentVolumeClaim>(plugin, AdmissionBench.Create(claim))).Metadata.Finalizers);
        Assert.Equal(["kubernetes.io/pv-protection"], (await AdmissionBench.Run<PersistentVolume>(plugin, AdmissionBench.Create(volume))).Metadata.Finalizers);
        Assert.Equal(["kubernetes.io/vac-protection"], (await AdmissionBench.Run<VolumeAttributesClass>(plugin, AdmissionBench.Create(attributes))).Metadata.Finalizers);
    }

    [Theory]
    [InlineData("Bound", "grows", "1Gi", "")]
    [InlineData("Bound", "grows", "2Gi", "")]
    [InlineData("Pending", "grows", "2Gi", "persistentvolumeclaims \"c\" is forbidden: Only bound persistent volume claims can be expanded")]
    [InlineData("Bound", "fixed", "2Gi", "persistentvolumeclaims \"c\" is forbidden: only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize")]
    public async Task Claims_grow_when_their_class_allows_it(string phase, string storageClass, string size, string refusal)
    {
        var plugin = new PersistentVolumeClaimResize(AdmissionBench.Services(
            new StorageClass { Metadata = new ObjectMeta { Name = "grows" }, AllowVolumeExpansion = true },
            new StorageClass { Metadata = new ObjectMeta { Name = "fixed" } }));
        Assert.Equal(refusal, await AdmissionBench.Refusal(plugin, AdmissionBench.Update(Claim(size), Claim("1Gi"))));

        PersistentVolumeClaim Claim(string asked) => new()
        {
            Metadata = new ObjectMeta { Name = "c", Namespace = "ns" },
            Spec = new PersistentVolumeClaimSpec
            {
                StorageClassName = storageClass,
                Resources = new VolumeResourceRequirements { Requests = ValueMap.Of(("storage", Quantity.Parse(asked))) },
            },
            Status = new PersistentVolumeClaimStatus { Phase = phase },
        };
    }

    [Fact]
    public async Task Runtime_classes_bring_overhead_and_place()
    {
        var runtime = new RuntimeClass
        {
            Metadata = new ObjectMeta { Name = "kata" },
            Overhead = new Overhead { PodFixed = ValueMap.Of(("memory", Quantity.Parse("100Mi"))) },
            Scheduling = new Scheduling { NodeSelector = ValueMap.Of(("kata", "yes")), Tolerations = [new Toleration { Key = "kata", Operator = "Exists" }] },
        };
        var plugin = new RuntimeClassPlugin(AdmissionBench.Services(runtime));
        var wanted = s_pod with { Spec = s_pod.Spec with { RuntimeClassName = "kata", NodeSelector = ValueMap.Of(("disk", "ssd")) } };
        var pod = await AdmissionBench.Run<Pod>(plugin, AdmissionBench.Create(wanted));
        Assert.Equal(runtime.Overhead.PodFixed, pod.Spec.Overhead);
        Assert.Equal(ValueMap.Of(("disk", "ssd"), ("kata", "yes")), pod.Spec.NodeSelector);
        Assert.Equal(runtime.Scheduling.Tolerations, pod.Spec.Tolerations);

        Assert.Equal("pods \"p\" is forbidden: pod rejected: RuntimeClass \"none\" not found", await Refusal(s_pod.Spec with { RuntimeClassName = "none" }));
        Assert.Equal(
            "pods \"p\" is forbidden: pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead",
            await Refusal(s_pod.Spec with { Overhead = runtime.Overhead.PodFixed }));
        Assert.Equal(
            "pods \"p\" is forbidden: pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead",
            await Refusal(wanted.Spec with { Overhead = ValueMap.Of(("memory", Quantity.Parse("1Mi"))) }));
        Assert.Equal(
            "pods \"p\" is forbidden: conflict: runtimeClass.scheduling.nodeSelector[kata] = yes; pod.spec.nodeSelector[kata] = no",
            await Refusal(wanted.Spec with { NodeSelector = ValueMap.Of(("kata", "no")) }));

        Task<string> Refusal(PodSpec spec) => AdmissionBench.Refusal(plugin, AdmissionBench.Create(s_pod with { Spec = spec }));
    }

    [Fact]
    public async Task Pods_and_bindings_carry_the_zone_of_their_node()
    {
        var labels = ValueMap.Of(("topology.kubernetes.io/zone", "z"), ("topology.kubernetes.io/region", "r"), ("other", "x"));
        var plugin = new PodTopologyLabels(AdmissionBench.Services(new Node { Metadata = new ObjectMeta { Name = "n", Labels = labels } }));
        var expected = labels.Without("other");
        var pod = s_pod with { Spec = s_pod.Spec with { NodeName = "n" } };
        Assert.Equal(expected, (await AdmissionBench.Run<Pod>(plugin, AdmissionBench.Create(pod))).Metadata.Labels);
        var binding = new Binding { Metadata = s_pod.Metadata, Target = new ObjectReference { Kind = "Node", Name = "n" } };
        Assert.Equal(expected, (await AdmissionBench.Run<Binding>(plugin, AdmissionBench.Create(binding, "binding"))).Metadata.Labels);
        Assert.Equal(s_pod, await AdmissionBench.Run<Pod>(plugin, AdmissionBench.Create(s_pod)));
    }

    [Fact]
    public async Task Images_are_pulled_always_when_administrators_want_it()
    {
        var pod = await AdmissionBench.Run<Pod>(new AlwaysPullImages(), AdmissionBench.Create(s_pod));
        Assert.Equal("Always", pod.Spec.Containers[0].ImagePullPolicy);
        var e = await Assert.ThrowsAsync<ApiException>(() => new AlwaysPullImages().Validate(AdmissionBench.Create(s_pod), default).AsTask());
        Assert.Equal("pods \"p\" is forbidden: spec.containers[0].imagePullPolicy: Unsupported value: \"\": supported values: \"Always\"", e.Message);
    }

    [Fact]
    public async Task Pods_tolerate_the_taints_of_the_devices_they_ask_for()
    {
        var resources = new ResourceRequirements { Requests = ValueMap.Of(("cpu", Quantity.Parse("1")), ("example.com/gpu", Quantity.Parse("1"))) };
        var pod = s_pod with { Spec = s_pod.Spec with { Containers = [s_pod.Spec.Containers[0] with { Resources = resources }] } };
        var tolerant = await AdmissionBench.Run<Pod>(new ExtendedResourceToleration(), AdmissionBench.Create(pod));
        Assert.Equal([new Toleration { Key = "example.com/gpu", Operator = "Exists", Effect = "NoSchedule" }], tolerant.Spec.Tolerations);
    }

    [Fact]
    public async Task Namespaces_choose_nodes()
    {
        var ns = new Namespace { Metadata = new ObjectMeta { Name = "ns", Annotations = ValueMap.Of(("scheduler.alpha.kubernetes.io/node-selector", "env=test")) } };
        var plugin = new PodNodeSelector(AdmissionBench.Services(ns), ValueMap.Of(("ns", "env=test,disk=ssd")));
        Assert.Equal(ValueMap.Of(("env", "test")), (await AdmissionBench.Run<Pod>(plugin, AdmissionBench.Create(s_pod))).Spec.NodeSelector);
        Assert.Equal("pods \"p\" is forbidden: pod node label selector conflicts with its namespace node label selector", await Refusal(("env", "live")));
        Assert.Equal("pods \"p\" is forbidden: pod node label selector labels conflict with its namespace whitelist", await Refusal(("disk", "hdd")));

        Task<string> Refusal((string, string) selector) =>
            AdmissionBench.Refusal(plugin, AdmissionBench.Create(s_pod with { Spec = s_pod.Spec with { NodeSelector = ValueMap.Of(selector) } }));
    }
}
