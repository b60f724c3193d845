namespace Dotnetes.Api.Meta.V1;

/// <summary>One aspect of the current state of an object, in the shape that all kinds should use.</summary>
[ApiType(OpenApi = "io.k8s.apimachinery.pkg.apis.meta.v1.Condition")]
public sealed partial record Condition
{
    /// <summary>Aspect being described, in CamelCase, optionally with a domain prefix; unique within the list.</summary>
    [Field("type", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Type { get; init; } = "";

    /// <summary>Whether the condition applies: True, False or Unknown.</summary>
    [Field("status", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Status { get; init; } = "";

    /// <summary>Generation of the object on which the condition is based; older than the metadata means outdated.</summary>
    [Field("observedGeneration", 3)]
    public long ObservedGeneration { get; init; }

    /// <summary>Moment at which the condition last changed its status.</summary>
    [Field("lastTransitionTime", 4, Required = true)]
    public Time LastTransitionTime { get; init; }

    /// <summary>CamelCase word for the cause of the last change; must not be empty, at most 1024 characters.</summary>
    [Field("reason", 5, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Reason { get; init; } = "";

    /// <summary>Readable details about the last change, at most 32768 characters; may be empty.</summary>
    [Field("message", 6, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Message { get; init; } = "";
}
