namespace Dotnetes.Api.Meta.V1;

/// <summary>One row of a table, standing for one object.</summary>
[ApiType(OpenApi = "io.k8s.apimachinery.pkg.apis.meta.v1.TableRow", Proto = false)]
public sealed partial record TableRow
{
    /// <summary>Values in the order of the columns: numbers, text, booleans, lists, objects or null.</summary>
    [Field("cells", Omit = Omit.Never, Required = true, List = "atomic")]
    public ValueList<RawJson> Cells { get; init; }

    /// <summary>Notable states of the row, such as Completed; true ones may change how it is shown.</summary>
    [Field("conditions", List = "atomic")]
    public ValueList<TableRowCondition> Conditions { get; init; }

    /// <summary>The object behind the row, in full, as metadata only, or absent, according to includeObject.</summary>
    [Field("object")]
    public RawJson Object { get; init; }
}
