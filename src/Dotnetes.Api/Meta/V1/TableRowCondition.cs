namespace Dotnetes.Api.Meta.V1;

/// <summary>A notable state of a table row.</summary>
[ApiType(OpenApi = "io.k8s.apimachinery.pkg.apis.meta.v1.TableRowCondition", Proto = false)]
public sealed partial record TableRowCondition
{
    /// <summary>State being described; the only one is Completed, for objects that have run to their end.</summary>
    [Field("type", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Type { get; init; } = "";

    /// <summary>Whether the state applies: True, False or Unknown.</summary>
    [Field("status", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Status { get; init; } = "";

    /// <summary>Short word for the cause of the state.</summary>
    [Field("reason")]
    public string Reason { get; init; } = "";

    /// <summary>Details about the state in readable form.</summary>
    [Field("message")]
    public string Message { get; init; } = "";
}
