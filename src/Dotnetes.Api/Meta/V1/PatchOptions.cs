namespace Dotnetes.Api.Meta.V1;

/// <summary>Query parameters for patching an object, server-side apply included.</summary>
[ApiType(OpenApi = "io.k8s.apimachinery.pkg.apis.meta.v1.PatchOptions", TypeMeta = true)]
[Kind("", "v1", "PatchOptions")]
public sealed partial record PatchOptions
{
    /// <summary>Set to All to go through all stages without storing anything.</summary>
    [Field("dryRun", 1, List = "atomic")]
    public ValueList<string> DryRun { get; init; }

    /// <summary>When true, an apply takes over fields that others own instead of failing; only allowed for apply patches.</summary>
    [Field("force", 2)]
    public bool? Force { get; init; }

    /// <summary>Name of the actor to be recorded as manager of the fields; required for apply patches.</summary>
    [Field("fieldManager", 3)]
    public string FieldManager { get; init; } = "";

    /// <summary>Treatment of unknown or duplicate fields: Ignore, Warn or Strict; the default is Warn.</summary>
    [Field("fieldValidation", 4)]
    public string FieldValidation { get; init; } = "";
}
