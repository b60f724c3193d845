namespace Dotnetes.Api.ApiExtensions.V1;

/// <summary>One observed aspect of a custom resource definition's state at a point in time.</summary>
[ApiType(OpenApi = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinitionCondition")]
public sealed partial record CustomResourceDefinitionCondition
{
    /// <summary>Aspect being reported, for example Established, NamesAccepted, NonStructuralSchema or Terminating.</summary>
    [Field("type", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Type { get; init; } = "";

    /// <summary>Whether the condition holds: True, False or Unknown.</summary>
    [Field("status", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Status { get; init; } = "";

    /// <summary>When the status of this condition last switched from one value to another.</summary>
    [Field("lastTransitionTime", 3)]
    public Time LastTransitionTime { get; init; }

    /// <summary>Short machine-readable word explaining why the condition last changed.</summary>
    [Field("reason", 4)]
    public string Reason { get; init; } = "";

    /// <summary>Explanation of the latest change meant for human readers.</summary>
    [Field("message", 5)]
    public string Message { get; init; } = "";

    /// <summary>The metadata generation of the definition on which this condition is based.</summary>
    [Field("observedGeneration", 6, Gate = "CRDObservedGenerationTracking")]
    public long ObservedGeneration { get; init; }
}
