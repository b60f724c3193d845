namespace Dotnetes.Api.ApiExtensions.V1;

/// <summary>A CEL condition attached to a schema position.</summary>
[ApiType(OpenApi = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.ValidationRule")]
public sealed partial record ValidationRule
{
    /// <summary>CEL expression that has to yield true; self is the value here and oldSelf its previous state on updates.</summary>
    [Field("rule", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Rule { get; init; } = "";

    /// <summary>Error text for a broken rule; without line breaks, and required when the rule spans lines.</summary>
    [Field("message", 2)]
    public string Message { get; init; } = "";

    /// <summary>CEL expression giving the error text; takes precedence over message unless it fails or yields nothing usable.</summary>
    [Field("messageExpression", 3)]
    public string MessageExpression { get; init; } = "";

    /// <summary>Error reason returned: FieldValueInvalid (default), FieldValueForbidden, FieldValueRequired or FieldValueDuplicate.</summary>
    [Field("reason", 4, Enum = "FieldValueDuplicate|FieldValueForbidden|FieldValueInvalid|FieldValueRequired")]
    public string? Reason { get; init; }

    /// <summary>Path relative to this position that is blamed for the error, such as .spec.size; unset blames the position itself.</summary>
    [Field("fieldPath", 5)]
    public string FieldPath { get; init; } = "";

    /// <summary>When true, the rule also runs without an old value, and oldSelf becomes a CEL optional.</summary>
    [Field("optionalOldSelf", 6, Gate = "CRDValidationRatcheting")]
    public bool? OptionalOldSelf { get; init; }
}
