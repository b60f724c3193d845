namespace Dotnetes.Api.Meta.V1;

/// <summary>Machine-readable code for a single cause of a failure, often a field with an invalid value.</summary>
public static class CauseType
{
    /// <summary>The value <c>FieldValueNotFound</c>.</summary>
    public const string FieldValueNotFound = "FieldValueNotFound";

    /// <summary>The value <c>FieldValueRequired</c>.</summary>
    public const string FieldValueRequired = "FieldValueRequired";

    /// <summary>The value <c>FieldValueDuplicate</c>.</summary>
    public const string FieldValueDuplicate = "FieldValueDuplicate";

    /// <summary>The value <c>FieldValueInvalid</c>.</summary>
    public const string FieldValueInvalid = "FieldValueInvalid";

    /// <summary>The value <c>FieldValueNotSupported</c>.</summary>
    public const string FieldValueNotSupported = "FieldValueNotSupported";

    /// <summary>The value <c>FieldValueForbidden</c>.</summary>
    public const string FieldValueForbidden = "FieldValueForbidden";

    /// <summary>The value <c>FieldValueTooLong</c>.</summary>
    public const string FieldValueTooLong = "FieldValueTooLong";

    /// <summary>The value <c>FieldValueTooMany</c>.</summary>
    public const string FieldValueTooMany = "FieldValueTooMany";

    /// <summary>The value <c>InternalError</c>.</summary>
    public const string InternalError = "InternalError";

    /// <summary>The value <c>FieldValueTypeInvalid</c>.</summary>
    public const string FieldValueTypeInvalid = "FieldValueTypeInvalid";

    /// <summary>The value <c>UnexpectedServerResponse</c>.</summary>
    public const string UnexpectedServerResponse = "UnexpectedServerResponse";

    /// <summary>The value <c>FieldManagerConflict</c>.</summary>
    public const string FieldManagerConflict = "FieldManagerConflict";

    /// <summary>The value <c>ResourceVersionTooLarge</c>.</summary>
    public const string ResourceVersionTooLarge = "ResourceVersionTooLarge";
}
