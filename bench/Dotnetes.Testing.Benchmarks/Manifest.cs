using Dotnetes.Api.Apps.V1;

namespace Dotnetes.Testing.Benchmarks;

/// <summary>What the measurements create.</summary>
internal static class Manifest
{
    public static Deployment Deployment(string name, int replicas) => new()
    {
        Metadata = new() { Namespace = "default", Name = name },
        Spec = new()
        {
            Replicas = replicas,
            Selector = new() { MatchLabels = ValueMap.Of(("app", name)) },
            Template = new()
            {
                Metadata = new() { Labels = ValueMap.Of(("app", name)) },
                Spec = new() { Containers = [new() { Name = "c", Image = "web:1", Resources = new() { Requests = ValueMap.Of(("cpu", Quantity.FromMilli(100))) } }] },
            },
        },
    };
}
