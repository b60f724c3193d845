namespace Dotnetes.Api.Meta.V1;

/// <summary>Condition on the value or presence of a single label.</summary>
[ApiType(OpenApi = "io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelectorRequirement")]
public sealed partial record LabelSelectorRequirement
{
    /// <summary>Key of the label that is looked at.</summary>
    [Field("key", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Key { get; init; } = "";

    /// <summary>Relation between the label and the values: In, NotIn, Exists or DoesNotExist.</summary>
    [Field("operator", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Operator { get; init; } = "";

    /// <summary>Values to compare with; at least one for In and NotIn, none for Exists and DoesNotExist.</summary>
    [Field("values", 3, List = "atomic")]
    public ValueList<string> Values { get; init; }
}
