using System.Globalization;
using System.Text;

namespace Dotnetes.Machinery.Validation;

/// <summary>The sentences that validation of many fields shares, in upstream's words.</summary>
public static class ValidationMessages
{
    /// <summary>A field that may not change did.</summary>
    public const string FieldImmutable = "field is immutable";

    /// <summary>A number is below zero.</summary>
    public const string NotNegative = "must be greater than or equal to 0";

    /// <summary>A string is empty.</summary>
    public const string Empty = "must be non-empty";

    /// <summary>A string has too many characters.</summary>
    public static string MaxCharacters(int limit) => string.Create(CultureInfo.InvariantCulture, $"must be no more than {limit} characters");

    /// <summary>A string has too many bytes.</summary>
    public static string MaxBytes(int limit) => string.Create(CultureInfo.InvariantCulture, $"must be no more than {limit} bytes");

    /// <summary>A number is outside its range.</summary>
    public static string InclusiveRange(long low, long high) => string.Create(CultureInfo.InvariantCulture, $"must be between {low} and {high}, inclusive");

    /// <summary>A number is too small.</summary>
    public static string Minimum(long limit) => string.Create(CultureInfo.InvariantCulture, $"must be greater than or equal to {limit}");

    /// <summary>A number is too large.</summary>
    public static string Maximum(long limit) => string.Create(CultureInfo.InvariantCulture, $"must be less than or equal to {limit}");

    /// <summary>A string does not match a pattern.</summary>
    /// <param name="message">What the string must be like.</param>
    /// <param name="pattern">The pattern.</param>
    /// <param name="examples">Strings that match it.</param>
    public static string Regex(string message, string pattern, params ReadOnlySpan<string> examples)
    {
        var builder = new StringBuilder(message).Append(" (");
        for (var i = 0; i < examples.Length; i++)
        {
            builder.Append(i == 0 ? "e.g. " : " or ").Append('\'').Append(examples[i]).Append("', ");
        }

        return builder.Append("regex used for validation is '").Append(pattern).Append("')").ToString();
    }
}
