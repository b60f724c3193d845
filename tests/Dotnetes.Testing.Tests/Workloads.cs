using Dotnetes.Api.Apps.V1;
using Dotnetes.Api.Batch.V1;
using Dotnetes.Api.Core.V1;

namespace Dotnetes.Testing.Tests;

/// <summary>Objects that tests make.</summary>
internal static class Workloads
{
    public static Deployment Deployment(string name, int replicas, string ns = "default", string image = "web:1") => new()
    {
        Metadata = new() { Namespace = ns, Name = name },
        Spec = new()
        {
            Replicas = replicas,
            Selector = new() { MatchLabels = ValueMap.Of(("app", name)) },
            Template = Template(name, image),
        },
    };

    public static StatefulSet StatefulSet(string name, int replicas, string ns = "default") => new()
    {
        Metadata = new() { Namespace = ns, Name = name },
        Spec = new()
        {
            Replicas = replicas,
            ServiceName = name,
            Selector = new() { MatchLabels = ValueMap.Of(("app", name)) },
            Template = Template(name, "db:1"),
        },
    };

    public static Job Job(string name, int completions, int? backoffLimit = null, string ns = "default") => new()
    {
        Metadata = new() { Namespace = ns, Name = name },
        Spec = new()
        {
            Completions = completions,
            Parallelism = completions,
            BackoffLimit = backoffLimit,
            Template = new() { Metadata = new() { Labels = ValueMap.Of(("job", name)) }, Spec = Spec("work:1") with { RestartPolicy = "Never" } },
        },
    };

    public static Pod Pod(string name, string ns = "default") => new() { Metadata = new() { Namespace = ns, Name = name, Labels = ValueMap.Of(("app", name)) }, Spec = Spec("web:1") };

    public static PodTemplateSpec Template(string app, string image) => new() { Metadata = new() { Labels = ValueMap.Of(("app", app)) }, Spec = Spec(image) };

    public static bool IsAvailable(Deployment d) =>
        d.Status.ObservedGeneration == d.Metadata.Generation && d.Status.AvailableReplicas == d.Spec.Replicas && d.Status.UpdatedReplicas == d.Spec.Replicas && d.Status.Replicas == d.Spec.Replicas;

    private static PodSpec Spec(string image) => new()
    {
        Containers = [new() { Name = "c", Image = image, Resources = new() { Requests = ValueMap.Of(("cpu", Quantity.FromMilli(100)), ("memory", Quantity.Parse("64Mi"))) } }],
    };
}
