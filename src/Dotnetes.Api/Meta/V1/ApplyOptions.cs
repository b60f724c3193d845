namespace Dotnetes.Api.Meta.V1;

/// <summary>Parameters for a server-side apply request.</summary>
[ApiType(OpenApi = "io.k8s.apimachinery.pkg.apis.meta.v1.ApplyOptions", TypeMeta = true)]
[Kind("", "v1", "ApplyOptions")]
public sealed partial record ApplyOptions
{
    /// <summary>Set to All to go through all stages without storing anything.</summary>
    [Field("dryRun", 1, List = "atomic")]
    public ValueList<string> DryRun { get; init; }

    /// <summary>When true, fields owned by others are taken over instead of reporting a conflict.</summary>
    [Field("force", 2, Omit = Omit.Never, Required = true, Default = "false")]
    public bool Force { get; init; }

    /// <summary>Name of the actor on whose behalf the fields are applied; required.</summary>
    [Field("fieldManager", 3, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string FieldManager { get; init; } = "";
}
