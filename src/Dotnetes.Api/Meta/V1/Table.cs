namespace Dotnetes.Api.Meta.V1;

/// <summary>A list rendered by the server as rows and columns for display.</summary>
[ApiType(OpenApi = "io.k8s.apimachinery.pkg.apis.meta.v1.Table", Proto = false, TypeMeta = true)]
[Kind("meta.k8s.io", "v1", "Table")]
public sealed partial record Table
{
    /// <summary>Bookkeeping of the list: the resource version it reflects and the token for reading the next page.</summary>
    [Field("metadata", Default = "{}")]
    public ListMeta Metadata { get; init; } = ListMeta.Empty;

    /// <summary>Describes the columns, in the order in which cells appear.</summary>
    [Field("columnDefinitions", Omit = Omit.Never, Required = true, List = "atomic")]
    public ValueList<TableColumnDefinition> ColumnDefinitions { get; init; }

    /// <summary>The rows of the table, one per object.</summary>
    [Field("rows", Omit = Omit.Never, Required = true, List = "atomic")]
    public ValueList<TableRow> Rows { get; init; }
}
