using System.Net;
using Dotnetes.Api.Apps.V1;
using Dotnetes.Api.Batch.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Api.Policy.V1;
using Dotnetes.Api.Rbac.V1;
using Dotnetes.Api.Storage.V1;
using Dotnetes.ApiServer;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.Authorization;
using Dotnetes.ApiServer.Resources;
using Dotnetes.ApiServer.Resources.Core.ServiceAllocation;
using Dotnetes.Client;
using Dotnetes.Client.Informers;
using Dotnetes.Controllers.Tests.Simulation;
using Dotnetes.Store;
using Dotnetes.Testing.Execution;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dotnetes.Controllers.Tests.Identities;

public sealed class ControllerIdentityTests
{
    private static readonly PodTemplateSpec s_template = new()
    {
        Metadata = new() { Labels = ValueMap.Of(("app", "web")) },
        Spec = new() { Containers = [new() { Name = "c", Image = "i" }], NodeName = "n1" },
    };

    [Fact]
    public void No_controller_does_what_its_service_account_may_not() => VirtualLoop.Run(async loop =>
    {
        await using var store = new MemoryStore(time: loop.Time);
        var host = await ApiServerHost.Start(new ApiServerOptions
        {
            Store = store,
            Random = new Random(1),
            Time = loop.Time,
            Resources = BuiltInResources.Create(new ServiceAllocator(ServiceAllocationOptions.Default, new Random(1))),
            Authorization = AuthorizationOptions.Default,
        });
        var refusals = new List<string>();
        KubeClient As(string user, params ValueList<string> groups) =>
            new(new RefusalRecorder(host.Core.Transport(new UserInfo(user) { Groups = groups.Add("system:authenticated") }, user), refusals));

        var root = new KubeClient(host.Core.Transport(UserInfo.ApiServer, "test"));
        var manager = As("system:kube-controller-manager");
        var random = new Random(1);
        var informers = new InformerFactory(manager, loop.Time, random, NullLoggerFactory.Instance);
        var events = new Client.Events.CoreEventRecorder(manager, new() { Component = "controllers" }, loop.Time, random, NullLogger.Instance);
        var context = new ControllerContext(manager, informers, events, loop.Time, random, NullLoggerFactory.Instance)
        {
            ClientFor = account => As($"system:serviceaccount:kube-system:{account}", "system:serviceaccounts", "system:serviceaccounts:kube-system"),
        };
        var options = new ControllerSetOptions { PodRange = IPNetwork.Parse("10.0.0.0/16"), ServiceAccounts = new() { RootCaPem = () => "authority" }, Namespaces = new() { DeletionGracePeriod = TimeSpan.Zero } };
        using var stop = new CancellationTokenSource();
        var kubelets = new FakeKubelets(context with { Client = root });
        List<Task> running = [informers.Run(stop.Token), events.Run(stop.Token), kubelets.Run(stop.Token), .. ControllerSet.Create(context, options).Select(c => c.Run(stop.Token))];
        await loop.Pass(TimeSpan.FromSeconds(5));
        await Live(root, loop);
        var admin = await root.Get<ClusterRole>(null, "admin");
        stop.Cancel();
        await Task.WhenAll(running);

        Assert.Equal("", string.Join("\n", refusals));
        Assert.Contains(admin.Rules, r => r.Resources.Contains("rolebindings"));
        Assert.Contains(admin.Rules, r => r.Resources.Contains("secrets"));
    });

    // A bit of everything: workloads that roll and go, services, volumes, quotas, a node that is lost, a namespace that ends.
    private static async Task Live(KubeClient root, VirtualLoop loop)
    {
        Task Pass(double seconds) => loop.Pass(TimeSpan.FromSeconds(seconds));
        await root.Create(new Namespace { Metadata = new() { Name = "ns" } });
        var node = await root.Create(new Node { Metadata = new() { Name = "n1" } });
        node = await root.Get<Node>(null, "n1");
        var ready = new NodeCondition { Type = "Ready", Status = "True", LastHeartbeatTime = Time.FromDateTimeOffset(loop.Time.GetUtcNow()) };
        await root.UpdateStatus(node with { Status = node.Status with { Conditions = [ready] } });
        var deployment = await root.Create(new Deployment
        {
            Metadata = new() { Namespace = "ns", Name = "web" },
            Spec = new() { Replicas = 3, Selector = new() { MatchLabels = ValueMap.Of(("app", "web")) }, Template = s_template },
        });
        await root.Create(new Service { Metadata = new() { Namespace = "ns", Name = "web" }, Spec = new() { Selector = ValueMap.Of(("app", "web")), Ports = [new() { Port = 80 }] } });
        await root.Create(new Service { Metadata = new() { Namespace = "ns", Name = "own" }, Spec = new() { Ports = [new() { Port = 80 }] } });
        await root.Create(new Endpoints { Metadata = new() { Namespace = "ns", Name = "own" }, Subsets = [new() { Addresses = [new() { Ip = "192.0.2.1" }], Ports = [new() { Port = 80 }] }] });
        await root.Create(new PodDisruptionBudget { Metadata = new() { Namespace = "ns", Name = "web" }, Spec = new() { MinAvailable = 1, Selector = new() { MatchLabels = ValueMap.Of(("app", "web")) } } });
        await root.Create(new ResourceQuota { Metadata = new() { Namespace = "ns", Name = "q" }, Spec = new() { Hard = ValueMap.Of(("pods", Quantity.Parse("10"))) } });
        await Volumes(root);
        await root.Create(new Job { Metadata = new() { Namespace = "ns", Name = "done" }, Spec = new() { TtlSecondsAfterFinished = 10, Template = s_template with { Spec = s_template.Spec with { RestartPolicy = "Never" } } } });
        var job = await root.Get<Job>("ns", "done");
        var now = Time.FromDateTimeOffset(loop.Time.GetUtcNow());
        await root.UpdateStatus(job with
        {
            Status = new()
            {
                StartTime = now,
                CompletionTime = now,
                Conditions = [new() { Type = "SuccessCriteriaMet", Status = "True", LastTransitionTime = now }, new() { Type = "Complete", Status = "True", LastTransitionTime = now }],
            },
        });
        await Pass(30);
        deployment = await root.Get<Deployment>("ns", "web");
        await root.Update(deployment with { Spec = deployment.Spec with { Template = s_template with { Metadata = s_template.Metadata with { Annotations = ValueMap.Of(("v", "2")) } } } });
        await Pass(60);
        await root.Delete<PersistentVolumeClaim>("ns", "claim");

        // No heartbeat any more: the node is tainted, and its pods are evicted after their tolerance.
        await Pass(600);
        await root.Delete<Deployment>("ns", "web", new DeleteOptions { PropagationPolicy = "Foreground" });
        await Pass(60);
        await root.Delete<Node>(null, "n1");
        await Pass(120);
        await root.Delete<Namespace>(null, "ns");
        await Pass(120);
    }

    private static async Task Volumes(KubeClient root)
    {
        var size = ValueMap.Of(("storage", Quantity.Parse("1Gi")));
        await root.Create(new StorageClass { Metadata = new() { Name = "manual" }, Provisioner = "kubernetes.io/no-provisioner" });
        await root.Create(new PersistentVolume
        {
            Metadata = new() { Name = "volume" },
            Spec = new() { Capacity = size, AccessModes = ["ReadWriteOnce"], StorageClassName = "manual", HostPath = new() { Path = "/tmp/x" } },
        });
        await root.Create(new PersistentVolumeClaim
        {
            Metadata = new() { Namespace = "ns", Name = "claim" },
            Spec = new() { AccessModes = ["ReadWriteOnce"], StorageClassName = "manual", Resources = new() { Requests = size } },
        });
        await root.Create(new Pod
        {
            Metadata = new() { Namespace = "ns", Name = "scratch" },
            Spec = new()
            {
                Containers = [new() { Name = "c", Image = "i" }],
                Volumes = [new() { Name = "s", Ephemeral = new() { VolumeClaimTemplate = new() { Spec = new() { AccessModes = ["ReadWriteOnce"], StorageClassName = "manual", Resources = new() { Requests = size } } } } }],
            },
        });
    }
}
