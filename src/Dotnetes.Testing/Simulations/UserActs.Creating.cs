using System.Globalization;
using Dotnetes.Api.Apps.V1;
using Dotnetes.Api.Batch.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Policy.V1;
using Dotnetes.Testing.Simulations.Invariants;

namespace Dotnetes.Testing.Simulations;

/// <content>What users create.</content>
internal sealed partial class UserActs
{
    private PodTemplateSpec Template(string app, string ns, int version = 1, ValueMap<string> labels = default, string restartPolicy = "")
    {
        var cpu = ns == TightNamespace ? random.Next(800, 2500) : 50;
        return new()
        {
            Metadata = new() { Labels = labels.With("app", app) },
            Spec = new()
            {
                RestartPolicy = restartPolicy,
                TerminationGracePeriodSeconds = random.Next(0, 10),
                Containers =
                [
                    new()
                    {
                        Name = "c",
                        Image = string.Create(CultureInfo.InvariantCulture, $"app:{version}"),
                        Resources = new() { Requests = ValueMap.Of(("cpu", Quantity.FromMilli(cpu)), ("memory", Quantity.Parse("64Mi"))) },
                    },
                ],
            },
        };
    }

    private async Task<string> CreateDeployment()
    {
        var (name, ns) = (NewName("deploy"), AnyNamespace());
        string[] shares = ["25%", "50%", "1", "2", "100%"];
        var strategy = random.Next(5) == 0
            ? new DeploymentStrategy { Type = "Recreate" }
            : new DeploymentStrategy
            {
                Type = "RollingUpdate",
                RollingUpdate = new() { MaxSurge = Share(shares[random.Next(shares.Length)]), MaxUnavailable = Share(shares[random.Next(shares.Length)]) },
            };
        await _user.Create(new Deployment
        {
            Metadata = new() { Namespace = ns, Name = name },
            Spec = new()
            {
                Replicas = random.Next(0, 6),
                MinReadySeconds = random.Next(0, 3),
                Selector = new() { MatchLabels = ValueMap.Of(("app", name)) },
                Strategy = strategy,
                Template = Template(name, ns),
            },
        });
        return $"makes Deployment {ns}/{name}";
    }

    private static IntOrString Share(string text) => text.EndsWith('%') ? IntOrString.FromString(text) : IntOrString.FromInt(int.Parse(text, CultureInfo.InvariantCulture));

    private async Task<string> CreateStatefulSet()
    {
        var (name, ns) = (NewName("stateful"), AnyNamespace());
        await _user.Create(new StatefulSet
        {
            Metadata = new() { Namespace = ns, Name = name },
            Spec = new()
            {
                Replicas = random.Next(1, 4),
                ServiceName = name,
                PodManagementPolicy = random.Next(2) == 0 ? "OrderedReady" : "Parallel",
                Selector = new() { MatchLabels = ValueMap.Of(("app", name)) },
                Template = Template(name, ns),
            },
        });
        return $"makes StatefulSet {ns}/{name}";
    }

    private async Task<string> CreateDaemonSet()
    {
        var (name, ns) = (NewName("daemon"), random.Next(2) == 0 ? "blue" : "green");
        await _user.Create(new DaemonSet
        {
            Metadata = new() { Namespace = ns, Name = name },
            Spec = new() { Selector = new() { MatchLabels = ValueMap.Of(("app", name)) }, Template = Template(name, ns) },
        });
        return $"makes DaemonSet {ns}/{name}";
    }

    private async Task<string> CreateJob()
    {
        var (name, ns) = (NewName("job"), AnyNamespace());
        var fails = random.Next(4) == 0;
        var labels = fails ? ValueMap.Of(("fails", "true")) : default;
        var completions = random.Next(1, 4);
        await _user.Create(new Job
        {
            Metadata = new() { Namespace = ns, Name = name },
            Spec = new()
            {
                Completions = completions,
                Parallelism = random.Next(1, 4),
                BackoffLimit = fails ? 1 : null,
                Template = Template(name, ns, 1, labels, random.Next(2) == 0 ? "Never" : "OnFailure"),
            },
        });
        return $"makes Job {ns}/{name}";
    }

    private async Task<string> CreateService()
    {
        if (Any<Deployment>() is not { } target)
        {
            return "";
        }

        var name = NewName("service");
        await _user.Create(new Service
        {
            Metadata = new() { Namespace = target.Metadata.Namespace, Name = name },
            Spec = new() { Selector = target.Spec.Selector!.MatchLabels, Ports = [new ServicePort { Port = 80 }] },
        });
        return $"makes Service {target.Metadata.Namespace}/{name} for {target.Metadata.Name}";
    }

    private async Task<string> CreateBudget()
    {
        if (Any<Deployment>() is not { } target || model.All<PodDisruptionBudget>().Any(b => b.Spec.Selector == target.Spec.Selector))
        {
            return "";
        }

        var name = NewName("budget");
        await _user.Create(new PodDisruptionBudget
        {
            Metadata = new() { Namespace = target.Metadata.Namespace, Name = name },
            Spec = new() { MinAvailable = IntOrString.FromInt(1), Selector = target.Spec.Selector },
        });
        return $"makes PodDisruptionBudget {target.Metadata.Namespace}/{name} for {target.Metadata.Name}";
    }

    private async Task<string> CreateHeld()
    {
        var name = NewName("held");
        var owner = Any<Deployment>();
        var ns = owner?.Metadata.Namespace ?? "blue";
        await _user.Create(new ConfigMap
        {
            Metadata = new()
            {
                Namespace = ns,
                Name = name,
                Finalizers = [FinalizersKept.Hold],
                OwnerReferences = owner is null ? default : [new() { ApiVersion = "apps/v1", Kind = "Deployment", Name = owner.Metadata.Name, Uid = owner.Metadata.Uid }],
            },
        });
        return $"makes ConfigMap {ns}/{name}, which is held, of {owner?.Metadata.Name}";
    }
}
