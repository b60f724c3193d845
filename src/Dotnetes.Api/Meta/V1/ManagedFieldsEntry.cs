namespace Dotnetes.Api.Meta.V1;

/// <summary>The set of fields that one manager owns through one kind of operation.</summary>
[ApiType(OpenApi = "io.k8s.apimachinery.pkg.apis.meta.v1.ManagedFieldsEntry")]
public sealed partial record ManagedFieldsEntry
{
    /// <summary>Name of the actor or workflow that owns the fields.</summary>
    [Field("manager", 1)]
    public string Manager { get; init; } = "";

    /// <summary>How the fields came to be owned: Apply for server-side apply, Update for all other writes.</summary>
    [Field("operation", 2)]
    public string Operation { get; init; } = "";

    /// <summary>API version of the object in which the field set is expressed.</summary>
    [Field("apiVersion", 3)]
    public string ApiVersion { get; init; } = "";

    /// <summary>Moment at which this entry was added or its field set last changed.</summary>
    [Field("time", 4)]
    public Time? Time { get; init; }

    /// <summary>Format of the field set; the only one is FieldsV1.</summary>
    [Field("fieldsType", 6)]
    public string FieldsType { get; init; } = "";

    /// <summary>The owned fields as a nested tree of paths.</summary>
    [Field("fieldsV1", 7)]
    public RawJson? FieldsV1 { get; init; }

    /// <summary>Subresource through which the write came, such as status; empty for the main resource.</summary>
    [Field("subresource", 8)]
    public string Subresource { get; init; } = "";
}
