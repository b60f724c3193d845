namespace Dotnetes.Api.ApiExtensions.V1Beta1;

/// <summary>A CEL rule that values at this point of the schema must meet.</summary>
[ApiType(OpenApi = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.ValidationRule")]
public sealed partial record ValidationRule
{
    [Field("rule", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Rule { get; init; } = "";

    [Field("message", 2)]
    public string Message { get; init; } = "";

    [Field("messageExpression", 3)]
    public string MessageExpression { get; init; } = "";

    [Field("reason", 4, Enum = "FieldValueDuplicate|FieldValueForbidden|FieldValueInvalid|FieldValueRequired")]
    public string? Reason { get; init; }

    [Field("fieldPath", 5)]
    public string FieldPath { get; init; } = "";

    [Field("optionalOldSelf", 6, Gate = "CRDValidationRatcheting")]
    public bool? OptionalOldSelf { get; init; }
}
