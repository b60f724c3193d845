namespace Dotnetes.Api.AdmissionRegistration.V1;

/// <summary>A CEL condition that decides whether a webhook or policy is consulted.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1.MatchCondition")]
public sealed partial record MatchCondition
{
    /// <summary>Identifier of the condition, a qualified name unique in its list, used in logs and errors.</summary>
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>CEL expression yielding a boolean from object, oldObject, request and authorizer, plus params in policies.</summary>
    [Field("expression", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Expression { get; init; } = "";
}
