using System.Globalization;
using System.Text;
using Dotnetes.Serialization;
using Dotnetes.Serialization.Collections;
using Dotnetes.Serialization.Json;

namespace Dotnetes.Machinery.Validation;

/// <summary>One field that an object may not have as it is, with upstream's wording: <c>spec.x: Invalid value: "y": reason</c>.</summary>
/// <param name="Type">What is wrong.</param>
/// <param name="Field">The path of the field.</param>
/// <param name="Value">The offending value as it is shown: strings quoted, other values as JSON; null when it is not shown.</param>
/// <param name="Detail">Why, or an empty string.</param>
public sealed partial record FieldError(FieldErrorType Type, string Field, string? Value, string Detail)
{
    /// <summary>The word for the error in <c>status.details.causes[].reason</c>, such as <c>FieldValueInvalid</c>.</summary>
    public string Reason => Type switch
    {
        FieldErrorType.Required => "FieldValueRequired",
        FieldErrorType.Duplicate => "FieldValueDuplicate",
        FieldErrorType.NotFound => "FieldValueNotFound",
        FieldErrorType.Forbidden => "FieldValueForbidden",
        FieldErrorType.NotSupported => "FieldValueNotSupported",
        FieldErrorType.TooLong => "FieldValueTooLong",
        FieldErrorType.TooShort => "FieldValueTooShort",
        FieldErrorType.TooMany => "FieldValueTooMany",
        FieldErrorType.TooFew => "FieldValueTooFew",
        FieldErrorType.TypeInvalid => "FieldValueTypeInvalid",
        FieldErrorType.InternalError => "InternalError",
        _ => "FieldValueInvalid",
    };

    /// <summary>The message without the path, as it stands in a status cause.</summary>
    public string Body
    {
        get
        {
            var title = Type switch
            {
                FieldErrorType.Required => "Required value",
                FieldErrorType.Duplicate => "Duplicate value",
                FieldErrorType.NotFound => "Not found",
                FieldErrorType.Forbidden => "Forbidden",
                FieldErrorType.NotSupported => "Unsupported value",
                FieldErrorType.TooLong => "Too long",
                FieldErrorType.TooShort => "Too short",
                FieldErrorType.TooMany => "Too many",
                FieldErrorType.TooFew => "Too few",
                FieldErrorType.InternalError => "Internal error",
                _ => "Invalid value",
            };
            return string.Concat(title, Value is null ? "" : ": ", Value, Detail.Length == 0 ? "" : ": " + Detail);
        }
    }

    /// <summary>A malformed string.</summary>
    public static FieldError Invalid(FieldPath field, string value, string detail) => new(FieldErrorType.Invalid, field.ToString(), GoText.Quote(value), detail);

    /// <summary>An integer out of range.</summary>
    public static FieldError Invalid(FieldPath field, long value, string detail) => new(FieldErrorType.Invalid, field.ToString(), Show(value), detail);

    /// <summary>A number out of range.</summary>
    public static FieldError Invalid(FieldPath field, double value, string detail) => new(FieldErrorType.Invalid, field.ToString(), Show(value), detail);

    /// <summary>A wrong boolean.</summary>
    public static FieldError Invalid(FieldPath field, bool value, string detail) => new(FieldErrorType.Invalid, field.ToString(), Show(value), detail);

    /// <summary>A wrong list of strings.</summary>
    public static FieldError Invalid(FieldPath field, ValueList<string> value, string detail) => new(FieldErrorType.Invalid, field.ToString(), Show(value), detail);

    /// <summary>A wrong object, shown as JSON; null is shown as <c>null</c>.</summary>
    public static FieldError Invalid<T>(FieldPath field, T? value, string detail)
        where T : IJsonValue => new(FieldErrorType.Invalid, field.ToString(), Show(value), detail);

    /// <summary>A wrong value that is not shown.</summary>
    public static FieldError InvalidOmitted(FieldPath field, string detail) => new(FieldErrorType.Invalid, field.ToString(), null, detail);

    /// <summary>A value of the wrong type; <paramref name="json"/> is the value as JSON.</summary>
    public static FieldError TypeInvalid(FieldPath field, string json, string detail) => new(FieldErrorType.TypeInvalid, field.ToString(), json, detail);

    /// <summary>A value that is missing.</summary>
    public static FieldError Required(FieldPath field, string detail = "") => new(FieldErrorType.Required, field.ToString(), null, detail);

    /// <summary>A string that occurs twice.</summary>
    public static FieldError Duplicate(FieldPath field, string value) => new(FieldErrorType.Duplicate, field.ToString(), GoText.Quote(value), "");

    /// <summary>An integer that occurs twice.</summary>
    public static FieldError Duplicate(FieldPath field, long value) => new(FieldErrorType.Duplicate, field.ToString(), Show(value), "");

    /// <summary>An object that occurs twice, shown as JSON.</summary>
    public static FieldError Duplicate<T>(FieldPath field, T? value)
        where T : IJsonValue => new(FieldErrorType.Duplicate, field.ToString(), Show(value), "");

    /// <summary>A name of something that does not exist.</summary>
    public static FieldError NotFound(FieldPath field, string value) => new(FieldErrorType.NotFound, field.ToString(), GoText.Quote(value), "");

    /// <summary>A value that is not allowed here or now.</summary>
    public static FieldError Forbidden(FieldPath field, string detail) => new(FieldErrorType.Forbidden, field.ToString(), null, detail);

    /// <summary>A string that is none of <paramref name="supported"/>, which are listed in the order given.</summary>
    public static FieldError NotSupported(FieldPath field, string value, params ReadOnlySpan<string> supported) =>
        new(FieldErrorType.NotSupported, field.ToString(), GoText.Quote(value), SupportedValues(supported));

    /// <summary>A list of strings of which some are none of <paramref name="supported"/>.</summary>
    public static FieldError NotSupported(FieldPath field, ValueList<string> value, params ReadOnlySpan<string> supported) =>
        new(FieldErrorType.NotSupported, field.ToString(), Show(value), SupportedValues(supported));

    /// <summary>A value of more than <paramref name="maxBytes"/> bytes; a negative limit is not named.</summary>
    public static FieldError TooLong(FieldPath field, int maxBytes) =>
        new(FieldErrorType.TooLong, field.ToString(), null, maxBytes < 0 ? "value is too long" : $"may not be more than {Count(maxBytes, "byte")}");

    /// <summary>A string of more than <paramref name="maxCharacters"/> characters; a negative limit is not named.</summary>
    public static FieldError TooLongCharacters(FieldPath field, int maxCharacters) =>
        new(FieldErrorType.TooLong, field.ToString(), null, maxCharacters < 0 ? "value is too long" : $"may not be more than {Count(maxCharacters, "character")}");

    /// <summary>A string of fewer than <paramref name="minCharacters"/> characters; a negative limit is not named.</summary>
    public static FieldError TooShort(FieldPath field, int minCharacters) =>
        new(FieldErrorType.TooShort, field.ToString(), null, minCharacters < 0 ? "value is too short" : $"must be at least {Count(minCharacters, "character")}");

    /// <summary>A list of more than <paramref name="max"/> elements; negative numbers are not named.</summary>
    public static FieldError TooMany(FieldPath field, int actual, int max) =>
        new(FieldErrorType.TooMany, field.ToString(), actual < 0 ? null : Show(actual), max < 0 ? "has too many items" : $"must have at most {Count(max, "item")}");

    /// <summary>A list of fewer than <paramref name="min"/> elements; a negative limit is not named.</summary>
    public static FieldError TooFew(FieldPath field, int actual, int min) =>
        new(FieldErrorType.TooFew, field.ToString(), Show(actual), min < 0 ? "has too few items" : $"must have at least {Count(min, "item")}");

    /// <summary>Something failed that the client is not to blame for.</summary>
    public static FieldError InternalError(FieldPath field, string detail) => new(FieldErrorType.InternalError, field.ToString(), null, detail);

    /// <summary>The path and the message.</summary>
    public override string ToString() => $"{Field}: {Body}";

    private static string Show(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Show(bool value) => value ? "true" : "false";

    private static string Show(double value)
    {
        using var writer = new JsonWriter(32);
        writer.WriteDouble(value);
        return Encoding.UTF8.GetString(writer.Written);
    }

    private static string Show(ValueList<string> values)
    {
        if (values.IsNull)
        {
            return "null";
        }

        using var writer = new JsonWriter(256);
        writer.BeginArray();
        foreach (var value in values)
        {
            writer.Element();
            writer.WriteString(value);
        }

        writer.EndArray();
        return Encoding.UTF8.GetString(writer.Written);
    }

    private static string Show<T>(T? value)
        where T : IJsonValue => value is null ? "null" : JsonText.Of(value);

    private static string Count(int count, string noun) => $"{count.ToString(CultureInfo.InvariantCulture)} {noun}{(count == 1 ? "" : "s")}";

    private static string SupportedValues(ReadOnlySpan<string> supported)
    {
        if (supported.IsEmpty)
        {
            return "";
        }

        var builder = new StringBuilder("supported values: ");
        for (var i = 0; i < supported.Length; i++)
        {
            builder.Append(i == 0 ? "" : ", ").Append(GoText.Quote(supported[i]));
        }

        return builder.ToString();
    }
}
