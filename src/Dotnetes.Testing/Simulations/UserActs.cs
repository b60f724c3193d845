using System.Globalization;
using Dotnetes.Api.Apps.V1;
using Dotnetes.Api.Batch.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Api.Policy.V1;
using Dotnetes.Client;
using Dotnetes.Testing.Simulations.Invariants;

namespace Dotnetes.Testing.Simulations;

/// <summary>What users do, as a seed has it. They see what fails, and try something else.</summary>
internal sealed partial class UserActs(TestCluster cluster, ClusterModel model, FinalizersKept finalizers, Random random, Action<string> note)
{
    /// <summary>The namespace whose pods are so large that not all of them find room.</summary>
    public const string TightNamespace = "tight";

    private const string QuotaNamespace = "quota";

    private static readonly string[] s_namespaces = ["blue", "green", QuotaNamespace, TightNamespace];
    private static readonly string[] s_policies = ["Background", "Foreground", "Orphan"];

    private readonly IKubeClient _user = cluster.ClientFor("simulated-user", "system:masters");
    private int _next;

    /// <summary>Makes what the acts need.</summary>
    public async Task Prepare()
    {
        foreach (var ns in s_namespaces)
        {
            await cluster.Client.Create(new Namespace { Metadata = new() { Name = ns } });
        }

        var hard = ValueMap.Of(("pods", Quantity.FromInteger(random.Next(4, 10))), ("requests.cpu", Quantity.FromInteger(2)));
        await cluster.Client.Create(new ResourceQuota { Metadata = new() { Namespace = QuotaNamespace, Name = "quota" }, Spec = new() { Hard = hard } });
        for (var i = 0; i < 3; i++)
        {
            await Act();
        }
    }

    /// <summary>Does something.</summary>
    public async Task Act()
    {
        var what = "";
        try
        {
            what = await (random.Next(24) switch
            {
                <= 3 => CreateDeployment(),
                4 => CreateStatefulSet(),
                5 => CreateDaemonSet(),
                6 or 7 => CreateJob(),
                8 => CreateService(),
                9 => CreateBudget(),
                10 => CreateHeld(),
                <= 13 => Scale(),
                <= 16 => Roll(),
                17 => DeleteAny<Deployment>(),
                18 => DeleteAny<StatefulSet>(),
                19 => random.Next(2) == 0 ? DeleteAny<Job>() : DeleteAny<DaemonSet>(),
                20 => DeleteAny<Pod>(),
                21 => Evict(),
                22 => Release(),
                _ => random.Next(2) == 0 ? DeleteAny<Service>() : ChangeNamespaces(),
            });
            note(what.Length == 0 ? "the user finds nothing to do" : $"the user {what}");
        }
        catch (Exception e) when (e is KubeApiException or KubeTransportException)
        {
            note($"the user failed: {e.Message}");
        }
    }

    /// <summary>Lets everything go that is held.</summary>
    public async Task ReleaseAll()
    {
        foreach (var map in model.All<ConfigMap>().Where(m => m.Metadata.Finalizers.Contains(FinalizersKept.Hold)).ToList())
        {
            // Whoever was to let it go before may have done so although the answer was lost, and controllers may write it meanwhile.
            var isDone = false;
            while (!isDone)
            {
                try
                {
                    await Release(map, cluster.Client);
                    isDone = true;
                }
                catch (KubeApiException e) when (e.IsNotFound || e.IsConflict)
                {
                    isDone = e.IsNotFound;
                }
            }
        }
    }

    private string NewName(string kind) => string.Create(CultureInfo.InvariantCulture, $"{kind}-{_next++}");

    private string AnyNamespace() => s_namespaces[random.Next(s_namespaces.Length)];

    private T? Any<T>()
        where T : class, IKubeObject
    {
        var all = model.All<T>().Where(o => o.Metadata.DeletionTimestamp is null && Array.IndexOf(s_namespaces, o.Metadata.Namespace) >= 0).ToList();
        return all.Count == 0 ? null : all[random.Next(all.Count)];
    }

    private async Task<string> Scale()
    {
        var replicas = random.Next(0, 7);
        if (random.Next(3) == 0 && Any<StatefulSet>() is { } set)
        {
            await _user.Update(set with { Metadata = set.Metadata with { ResourceVersion = "" }, Spec = set.Spec with { Replicas = replicas } });
            return string.Create(CultureInfo.InvariantCulture, $"scales StatefulSet {set.Metadata.Namespace}/{set.Metadata.Name} to {replicas}");
        }

        if (Any<Deployment>() is not { } deployment)
        {
            return "";
        }

        await _user.Update(deployment with { Metadata = deployment.Metadata with { ResourceVersion = "" }, Spec = deployment.Spec with { Replicas = replicas } });
        return string.Create(CultureInfo.InvariantCulture, $"scales Deployment {deployment.Metadata.Namespace}/{deployment.Metadata.Name} to {replicas}");
    }

    private async Task<string> Roll()
    {
        var version = random.Next(1, 5);
        if (random.Next(3) == 0 && Any<StatefulSet>() is { } set)
        {
            await _user.Update(set with { Metadata = set.Metadata with { ResourceVersion = "" }, Spec = set.Spec with { Template = WithImage(set.Spec.Template, version) } });
            return string.Create(CultureInfo.InvariantCulture, $"sets StatefulSet {set.Metadata.Namespace}/{set.Metadata.Name} to version {version}");
        }

        if (Any<Deployment>() is not { } deployment)
        {
            return "";
        }

        await _user.Update(deployment with
        {
            Metadata = deployment.Metadata with { ResourceVersion = "" },
            Spec = deployment.Spec with { Template = WithImage(deployment.Spec.Template, version) },
        });
        return string.Create(CultureInfo.InvariantCulture, $"sets Deployment {deployment.Metadata.Namespace}/{deployment.Metadata.Name} to version {version}");
    }

    private static PodTemplateSpec WithImage(PodTemplateSpec template, int version) => template with
    {
        Spec = template.Spec with { Containers = template.Spec.Containers.Map(c => c with { Image = string.Create(CultureInfo.InvariantCulture, $"app:{version}") }) },
    };

    private async Task<string> DeleteAny<T>()
        where T : class, IKubeObject<T>
    {
        if (Any<T>() is not { } value)
        {
            return "";
        }

        var policy = s_policies[random.Next(s_policies.Length)];
        await _user.Delete<T>(value.Metadata.Namespace, value.Metadata.Name, new DeleteOptions { PropagationPolicy = policy });
        return $"deletes {T.Info.Kind} {value.Metadata.Namespace}/{value.Metadata.Name} ({policy})";
    }

    private async Task<string> Evict()
    {
        if (Any<Pod>() is not { } pod)
        {
            return "";
        }

        var eviction = new Eviction { Metadata = new() { Namespace = pod.Metadata.Namespace, Name = pod.Metadata.Name } };
        await _user.PostSubresource<Pod, Eviction, Status>(pod.Metadata.Namespace, pod.Metadata.Name, "eviction", eviction);
        return $"evicts pod {pod.Metadata.Namespace}/{pod.Metadata.Name}";
    }

    private async Task<string> Release()
    {
        var held = model.All<ConfigMap>().Where(m => m.Metadata.Finalizers.Contains(FinalizersKept.Hold)).ToList();
        if (held.Count == 0)
        {
            return "";
        }

        var map = held[random.Next(held.Count)];
        await Release(map, _user);
        return $"lets ConfigMap {map.Metadata.Namespace}/{map.Metadata.Name} go";
    }

    private async Task Release(ConfigMap map, IKubeClient client)
    {
        finalizers.Released.Add(map.Metadata.Uid);
        var current = await client.Get<ConfigMap>(map.Metadata.Namespace, map.Metadata.Name);
        await client.Update(current with { Metadata = current.Metadata with { Finalizers = current.Metadata.Finalizers.RemoveAll(f => f == FinalizersKept.Hold) } });
    }

    // A namespace with something in it comes, or goes with all that it has.
    private async Task<string> ChangeNamespaces()
    {
        var passing = model.All<Namespace>().FirstOrDefault(n => n.Metadata.Name.StartsWith("passing-", StringComparison.Ordinal) && n.Metadata.DeletionTimestamp is null);
        if (passing is not null)
        {
            await _user.Delete<Namespace>(null, passing.Metadata.Name);
            return $"deletes Namespace {passing.Metadata.Name}";
        }

        var name = NewName("passing");
        await _user.Create(new Namespace { Metadata = new() { Name = name } });
        await _user.Create(new Deployment
        {
            Metadata = new() { Namespace = name, Name = "web" },
            Spec = new() { Replicas = 2, Selector = new() { MatchLabels = ValueMap.Of(("app", "web")) }, Template = Template("web", name) },
        });
        return $"makes Namespace {name}";
    }
}
