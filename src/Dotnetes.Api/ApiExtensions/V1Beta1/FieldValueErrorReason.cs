namespace Dotnetes.Api.ApiExtensions.V1Beta1;

/// <summary>Kind of validation error reported for a failed rule: missing, duplicate, invalid or forbidden value.</summary>
public static class FieldValueErrorReason
{
    /// <summary>The value <c>FieldValueRequired</c>.</summary>
    public const string FieldValueRequired = "FieldValueRequired";

    /// <summary>The value <c>FieldValueDuplicate</c>.</summary>
    public const string FieldValueDuplicate = "FieldValueDuplicate";

    /// <summary>The value <c>FieldValueInvalid</c>.</summary>
    public const string FieldValueInvalid = "FieldValueInvalid";

    /// <summary>The value <c>FieldValueForbidden</c>.</summary>
    public const string FieldValueForbidden = "FieldValueForbidden";
}
