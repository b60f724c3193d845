namespace Dotnetes.Api.Meta.V1;

/// <summary>Query parameters for creating an object.</summary>
[ApiType(OpenApi = "io.k8s.apimachinery.pkg.apis.meta.v1.CreateOptions", TypeMeta = true)]
[Kind("", "v1", "CreateOptions")]
public sealed partial record CreateOptions
{
    /// <summary>Set to All to go through all stages without storing anything.</summary>
    [Field("dryRun", 1, List = "atomic")]
    public ValueList<string> DryRun { get; init; }

    /// <summary>Name of the actor to be recorded as manager of the fields; at most 128 printable characters.</summary>
    [Field("fieldManager", 3)]
    public string FieldManager { get; init; } = "";

    /// <summary>Treatment of unknown or duplicate fields: Ignore, Warn or Strict; the default is Warn.</summary>
    [Field("fieldValidation", 4)]
    public string FieldValidation { get; init; } = "";
}
