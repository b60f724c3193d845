namespace Dotnetes.Api.Core.V1;

/// <summary>Limits how unevenly matching pods may be distributed over topology domains.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.TopologySpreadConstraint")]
public sealed partial record TopologySpreadConstraint
{
    /// <summary>Largest permitted difference between the pod count of a domain and the lowest count of any domain; greater than zero.</summary>
    [Field("maxSkew", 1, Omit = Omit.Never, Required = true, Default = "0")]
    public int MaxSkew { get; init; }

    /// <summary>Node label whose values define the domains; nodes without the label do not take part.</summary>
    [Field("topologyKey", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string TopologyKey { get; init; } = "";

    /// <summary>DoNotSchedule leaves the pod pending when the rule cannot be kept; ScheduleAnyway only prefers better placements.</summary>
    [Field("whenUnsatisfiable", 3, Omit = Omit.Never, Required = true, Default = "\"\"", Enum = "DoNotSchedule|ScheduleAnyway")]
    public string WhenUnsatisfiable { get; init; } = "";

    /// <summary>Selects the pods that are counted in each domain.</summary>
    [Field("labelSelector", 4)]
    public Meta.V1.LabelSelector? LabelSelector { get; init; }

    /// <summary>Number of domains that should exist; with fewer, the lowest count is taken as zero. Unset means 1.</summary>
    [Field("minDomains", 5)]
    public int? MinDomains { get; init; }

    /// <summary>Honor counts only nodes that match the node affinity and selector of the pod, Ignore counts all; the default is Honor.</summary>
    [Field("nodeAffinityPolicy", 6, Enum = "Honor|Ignore")]
    public string? NodeAffinityPolicy { get; init; }

    /// <summary>Honor leaves out nodes with taints the pod does not tolerate, Ignore counts all; the default is Ignore.</summary>
    [Field("nodeTaintsPolicy", 7, Enum = "Honor|Ignore")]
    public string? NodeTaintsPolicy { get; init; }

    /// <summary>Label keys whose values on the incoming pod are added to the label selector, for instance pod-template-hash.</summary>
    [Field("matchLabelKeys", 8, List = "atomic")]
    public ValueList<string> MatchLabelKeys { get; init; }
}
