namespace Dotnetes.Api.Core.V1;

/// <summary>Describes a set of pods, and the kind of domain in which to be near or far from them.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.PodAffinityTerm")]
public sealed partial record PodAffinityTerm
{
    /// <summary>Selects the pods by label; unset matches no pods at all.</summary>
    [Field("labelSelector", 1)]
    public Meta.V1.LabelSelector? LabelSelector { get; init; }

    /// <summary>Namespaces searched for the pods; together with namespaceSelector empty means the namespace of the pod itself.</summary>
    [Field("namespaces", 2, List = "atomic")]
    public ValueList<string> Namespaces { get; init; }

    /// <summary>Node label that defines a domain: nodes with equal values are in the same place; must not be empty.</summary>
    [Field("topologyKey", 3, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string TopologyKey { get; init; } = "";

    /// <summary>Selects further namespaces by label; an empty selector covers all, unset adds none.</summary>
    [Field("namespaceSelector", 4)]
    public Meta.V1.LabelSelector? NamespaceSelector { get; init; }

    /// <summary>Label keys whose values on the incoming pod are added as equality conditions to the label selector.</summary>
    [Field("matchLabelKeys", 5, List = "atomic")]
    public ValueList<string> MatchLabelKeys { get; init; }

    /// <summary>Label keys whose values on the incoming pod are added as exclusions to the label selector.</summary>
    [Field("mismatchLabelKeys", 6, List = "atomic")]
    public ValueList<string> MismatchLabelKeys { get; init; }
}
