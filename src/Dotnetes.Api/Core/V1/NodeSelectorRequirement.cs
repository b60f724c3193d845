namespace Dotnetes.Api.Core.V1;

/// <summary>Compares one label or field of a node with given values.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.NodeSelectorRequirement")]
public sealed partial record NodeSelectorRequirement
{
    /// <summary>Label key, or field name, that is looked at.</summary>
    [Field("key", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Key { get; init; } = "";

    /// <summary>Comparison to make: In, NotIn, Exists, DoesNotExist, Gt or Lt.</summary>
    [Field("operator", 2, Omit = Omit.Never, Required = true, Default = "\"\"", Enum = "DoesNotExist|Exists|Gt|In|Lt|NotIn")]
    public string Operator { get; init; } = "";

    /// <summary>Values to compare with; at least one for In and NotIn, none for Exists and DoesNotExist, one integer for Gt and Lt.</summary>
    [Field("values", 3, List = "atomic")]
    public ValueList<string> Values { get; init; }
}
