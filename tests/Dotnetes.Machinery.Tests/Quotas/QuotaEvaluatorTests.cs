using Dotnetes.Api.Core.V1;
using Dotnetes.Machinery.Quotas;
using Dotnetes.Machinery.Schema;
using Dotnetes.Serialization.Collections;
using Dotnetes.Serialization.Scalars;

namespace Dotnetes.Machinery.Tests.Quotas;

public sealed class QuotaEvaluatorTests
{
    private static readonly DateTimeOffset s_now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly QuotaEvaluator s_pods = QuotaEvaluators.For(new("", "pods"))!;

    [Fact]
    public void A_pod_takes_requests_and_limits_under_their_long_and_short_names()
    {
        var pod = Pod(Container("a", "cpu=100m,memory=1Gi,example.com/gpu=2", "cpu=1"), Container("b", "cpu=200m,ephemeral-storage=1Gi", ""));
        var used = s_pods.Usage(pod, s_now);
        Assert.Equal(
            "count/pods=1,cpu=300m,ephemeral-storage=1Gi,limits.cpu=1,memory=1Gi,pods=1,requests.cpu=300m,requests.ephemeral-storage=1Gi,requests.example.com/gpu=2,requests.memory=1Gi",
            Text(used));
    }

    [Fact]
    public void The_largest_step_of_initialisation_counts_where_it_is_more_than_what_runs_later()
    {
        var pod = Pod(Container("a", "cpu=1", ""));
        pod = pod with
        {
            Spec = pod.Spec with
            {
                InitContainers = [Container("side", "cpu=1,memory=1Mi", "") with { RestartPolicy = "Always" }, Container("init", "cpu=3", "")],
                Overhead = Amounts("cpu=500m"),
            },
        };
        Assert.Equal("cpu=4500m,memory=1Mi", Text(PodResources.Requests(pod)));
    }

    [Fact]
    public void Resources_of_the_whole_pod_take_the_place_of_those_of_its_containers()
    {
        var pod = Pod(Container("a", "cpu=1,example.com/gpu=1", ""));
        pod = pod with { Spec = pod.Spec with { Resources = new() { Requests = Amounts("cpu=2,memory=1Gi") } } };
        Assert.Equal("cpu=2,example.com/gpu=1,memory=1Gi", Text(PodResources.Requests(pod)));
        Assert.Null(s_pods.Constraints(["cpu", "limits.memory"], pod));
    }

    [Fact]
    public void Pods_that_ended_or_should_have_ended_take_their_count_only()
    {
        var pod = Pod(Container("a", "cpu=1", ""));
        Assert.Equal("count/pods=1", Text(s_pods.Usage(pod with { Status = new() { Phase = "Failed" } }, s_now)));
        var deleted = pod with { Metadata = new() { DeletionTimestamp = Time.FromDateTimeOffset(s_now), DeletionGracePeriodSeconds = 30 } };
        Assert.Equal("1", s_pods.Usage(deleted, s_now.AddSeconds(30)).GetValueOrDefault("cpu").ToString());
        Assert.Equal("count/pods=1", Text(s_pods.Usage(deleted, s_now.AddSeconds(31))));
        Assert.True(s_pods.Frees(pod, pod with { Status = new() { Phase = "Succeeded" } }, s_now));
        Assert.False(s_pods.Frees(pod, pod with { Status = new() { Phase = "Running" } }, s_now));
    }

    [Fact]
    public void A_quota_of_cpu_or_memory_makes_every_container_name_its_own()
    {
        var pod = Pod(Container("b", "memory=1", ""), Container("a", "", "cpu=1"));
        Assert.Equal("must specify limits.cpu for: b; requests.cpu for: a,b", s_pods.Constraints(["requests.cpu", "limits.cpu", "requests.ephemeral-storage"], pod));
    }

    [Theory]
    [InlineData("Terminating", "Exists", "", "deadline", true)]
    [InlineData("NotTerminating", "Exists", "", "deadline", false)]
    [InlineData("BestEffort", "Exists", "", "", true)]
    [InlineData("NotBestEffort", "Exists", "", "cpu", true)]
    [InlineData("PriorityClass", "Exists", "", "", false)]
    [InlineData("PriorityClass", "Exists", "", "high", true)]
    [InlineData("PriorityClass", "In", "high,low", "high", true)]
    [InlineData("PriorityClass", "NotIn", "high", "high", false)]
    [InlineData("PriorityClass", "NotIn", "high", "", true)]
    [InlineData("PriorityClass", "DoesNotExist", "", "", true)]
    [InlineData("CrossNamespacePodAffinity", "Exists", "", "affinity", true)]
    [InlineData("CrossNamespacePodAffinity", "Exists", "", "", false)]
    public void A_pod_is_in_a_scope_as_its_fields_tell(string scope, string operation, string values, string what, bool expected)
    {
        var pod = Pod(Container("a", what == "cpu" ? "cpu=1" : "", ""));
        pod = what switch
        {
            "deadline" => pod with { Spec = pod.Spec with { ActiveDeadlineSeconds = 0 } },
            "high" => pod with { Spec = pod.Spec with { PriorityClassName = "high" } },
            "affinity" => pod with { Spec = pod.Spec with { Affinity = new() { PodAntiAffinity = new() { RequiredDuringSchedulingIgnoredDuringExecution = [new() { NamespaceSelector = new() }] } } } },
            _ => pod,
        };
        var requirement = new ScopedResourceSelectorRequirement { ScopeName = scope, Operator = operation, Values = values.Length == 0 ? default : values.Split(',').ToValueList() };
        Assert.Equal(expected, s_pods.IsInScope(requirement, pod));
    }

    [Theory]
    [InlineData("ClusterIP", true, "0", "0")]
    [InlineData("NodePort", true, "2", "0")]
    [InlineData("LoadBalancer", true, "2", "1")]
    [InlineData("LoadBalancer", false, "1", "1")]
    public void A_service_takes_node_ports_by_what_it_asks_for(string type, bool allocate, string nodePorts, string balancers)
    {
        var service = new Service { Spec = new() { Type = type, Ports = [new() { Port = 1 }, new() { Port = 2, NodePort = 30000 }], AllocateLoadBalancerNodePorts = allocate } };
        var used = QuotaEvaluators.For(new("", "services"))!.Usage(service, s_now);
        Assert.Equal($"count/services=1,services=1,services.loadbalancers={balancers},services.nodeports={nodePorts}", Text(used));
    }

    [Fact]
    public void A_claim_takes_storage_in_whole_bytes_altogether_and_by_class()
    {
        var claim = new PersistentVolumeClaim
        {
            Spec = new() { StorageClassName = "gold", Resources = new() { Requests = Amounts("storage=1500m") } },
            Status = new() { AllocatedResources = Amounts("storage=1") },
        };
        var evaluator = QuotaEvaluators.For(new("", "persistentvolumeclaims"))!;
        Assert.Equal(
            "count/persistentvolumeclaims=1,gold.storageclass.storage.k8s.io/persistentvolumeclaims=1,gold.storageclass.storage.k8s.io/requests.storage=2,persistentvolumeclaims=1,requests.storage=2",
            Text(evaluator.Usage(claim, s_now)));
        Assert.All(evaluator.Usage(claim, s_now).Keys, n => Assert.True(evaluator.Tracks(n)));
    }

    [Fact]
    public void Other_resources_are_counted_and_events_are_left_alone()
    {
        Assert.Equal("count/deployments.apps=1", Text(QuotaEvaluators.For(new("apps", "deployments"))!.Usage(new ConfigMap(), s_now)));
        Assert.Equal("configmaps=1,count/configmaps=1", Text(QuotaEvaluators.For(new("", "configmaps"))!.Usage(new ConfigMap(), s_now)));
        Assert.Null(QuotaEvaluators.For(new GroupResource("events.k8s.io", "events")));
    }

    [Theory]
    [InlineData("pods", true)]
    [InlineData("count/pods", true)]
    [InlineData("requests.example.com/gpu", true)]
    [InlineData("example.com/gpu", false)]
    [InlineData("requests.hugepages-2Mi", true)]
    [InlineData("hugepages-2Mi", true)]
    [InlineData("requests.storage", false)]
    [InlineData("services", false)]
    public void Pods_track_names_of_compute_resources(string name, bool expected) => Assert.Equal(expected, s_pods.Tracks(name));

    [Fact]
    public void Differences_can_be_kept_from_going_below_zero()
    {
        Assert.Equal("a=0,b=0,c=1", Text(ResourceLists.SubtractToZero(Amounts("a=1,c=1"), Amounts("a=2,b=1"))));
        Assert.Equal(["a"], ResourceLists.Exceeded(Amounts("a=2,b=1,x=9"), Amounts("a=1,b=1")));
        Assert.True(ResourceLists.AreEqual(Amounts("a=1000m"), Amounts("a=1")));
    }

    private static Pod Pod(params Container[] containers) => new() { Spec = new() { Containers = containers.ToValueList() } };

    private static Container Container(string name, string requests, string limits) =>
        new() { Name = name, Resources = new() { Requests = Amounts(requests), Limits = Amounts(limits) } };

    private static ValueMap<Quantity> Amounts(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries)
        .Select(p => p.Split('='))
        .Select(p => KeyValuePair.Create(p[0], Quantity.Parse(p[1])))
        .ToValueMap();

    private static string Text(ValueMap<Quantity> amounts) => string.Join(',', amounts.Select(a => $"{a.Key}={a.Value}"));
}
