using Dotnetes.Testing.Nodes;

namespace Dotnetes.Testing.Scenarios;

/// <summary>Something that happens in a scenario. A step may do several things; they are done in the order of the members here.</summary>
/// <param name="At">When, from the start.</param>
public sealed record ScenarioStep(TimeSpan At)
{
    /// <summary>Objects to create, as YAML documents.</summary>
    public string Apply { get; init; } = "";

    /// <summary>An object to scale: its kind (Deployment, StatefulSet, ReplicaSet), namespace and name.</summary>
    public (string Kind, string Namespace, string Name, int Replicas)? Scale { get; init; }

    /// <summary>An object to delete: its kind, namespace and name.</summary>
    public (string Kind, string Namespace, string Name)? Delete { get; init; }

    /// <summary>Nodes to add.</summary>
    public (int Count, NodeShape Shape)? AddNodes { get; init; }

    /// <summary>Nodes whose power fails; a name, or a number of any nodes that work.</summary>
    public IReadOnlyList<string> StopNodes { get; init; } = [];

    /// <summary>How many further nodes, any that work, lose power.</summary>
    public int StopAnyNodes { get; init; }

    /// <summary>Nodes that come back.</summary>
    public IReadOnlyList<string> StartNodes { get; init; } = [];

    /// <summary>Nodes that take no more pods and whose pods are evicted, as <c>kubectl drain</c> does.</summary>
    public IReadOnlyList<string> Drain { get; init; } = [];

    /// <summary>For how long the API server stops.</summary>
    public TimeSpan StopApiServer { get; init; }
}
