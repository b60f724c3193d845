namespace Dotnetes.Api.ApiExtensions.V1Beta1;

/// <summary>One aspect of the state of a definition, such as being established.</summary>
[ApiType(OpenApi = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.CustomResourceDefinitionCondition")]
public sealed partial record CustomResourceDefinitionCondition
{
    [Field("type", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Type { get; init; } = "";

    [Field("status", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Status { get; init; } = "";

    [Field("lastTransitionTime", 3)]
    public Time LastTransitionTime { get; init; }

    [Field("reason", 4)]
    public string Reason { get; init; } = "";

    [Field("message", 5)]
    public string Message { get; init; } = "";

    [Field("observedGeneration", 6, Gate = "CRDObservedGenerationTracking")]
    public long ObservedGeneration { get; init; }
}
