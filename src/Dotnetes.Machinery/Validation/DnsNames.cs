using System.Text;
using Dotnetes.Serialization.Collections;
using static Dotnetes.Machinery.Validation.ValidationMessages;

namespace Dotnetes.Machinery.Validation;

/// <summary>
/// Names that are DNS labels or subdomains. Each check returns upstream's messages, none when the name is valid. The limits are
/// in bytes, though most of upstream's messages say characters; <c>inBytes</c> chooses the wording of its declarative validation.
/// </summary>
public static class DnsNames
{
    /// <summary>The longest DNS label.</summary>
    public const int LabelMaxLength = 63;

    /// <summary>The longest DNS subdomain.</summary>
    public const int SubdomainMaxLength = 253;

    private const string LabelPattern = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private const string UnderscoreLabelPattern = "_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?";
    private const string SubdomainPattern = LabelPattern + @"(\." + LabelPattern + ")*";

    private static readonly string s_labelMessage = Regex(
        "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character",
        LabelPattern,
        "my-name",
        "123-abc");

    private static readonly string s_subdomainMessage = Regex(
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character",
        SubdomainPattern,
        "example.com");

    private static readonly string s_caselessSubdomainMessage = Regex(
        "an RFC 1123 subdomain must consist of alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character",
        SubdomainPattern,
        "Example.com");

    private static readonly string s_underscoreSubdomainMessage = Regex(
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or '.', and must start and end with an alphanumeric character",
        UnderscoreLabelPattern + @"(\." + UnderscoreLabelPattern + ")*",
        "example.com");

    private static readonly string s_label1035Message = Regex(
        "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character",
        "[a-z]([-a-z0-9]*[a-z0-9])?",
        "my-name",
        "abc-123");

    private static readonly string s_wildcardMessage = Regex(
        "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character",
        @"\*\." + SubdomainPattern,
        "*.example.com");

    /// <summary>Checks a label of RFC 1123, such as a namespace name.</summary>
    public static ValueList<string> IsDns1123Label(string value, bool inBytes = false)
    {
        var messages = CheckLength(value, LabelMaxLength, inBytes);
        return IsLabel(value) ? messages : messages.Add(IsSubdomain(value) ? "must not contain dots" : s_labelMessage);
    }

    /// <summary>Checks a subdomain of RFC 1123, such as the name of most objects.</summary>
    public static ValueList<string> IsDns1123Subdomain(string value, bool inBytes = false)
    {
        var messages = CheckLength(value, SubdomainMaxLength, inBytes);
        return IsSubdomain(value) ? messages : messages.Add(s_subdomainMessage);
    }

    /// <summary>Checks a subdomain of RFC 1123 in which capital letters are allowed.</summary>
    public static ValueList<string> IsDns1123SubdomainCaseless(string value)
    {
        var messages = CheckLength(value, SubdomainMaxLength, inBytes: true);
        return IsSubdomain(value, caseless: true) ? messages : messages.Add(s_caselessSubdomainMessage);
    }

    /// <summary>Checks a subdomain of RFC 1123 in which underscores are allowed.</summary>
    public static ValueList<string> IsDns1123SubdomainWithUnderscore(string value)
    {
        var messages = CheckLength(value, SubdomainMaxLength, inBytes: false);
        foreach (var part in value.AsSpan().Split('.'))
        {
            var label = value.AsSpan(part);
            if (!IsLabel(label.StartsWith('_') ? label[1..] : label, underscores: true))
            {
                return messages.Add(s_underscoreSubdomainMessage);
            }
        }

        return messages;
    }

    /// <summary>Checks a label of RFC 1035, such as the name of a service.</summary>
    public static ValueList<string> IsDns1035Label(string value)
    {
        var messages = CheckLength(value, LabelMaxLength, inBytes: false);
        return IsLabel(value) && char.IsAsciiLetterLower(value[0]) ? messages : messages.Add(s_label1035Message);
    }

    /// <summary>Checks a subdomain that begins with <c>*.</c>.</summary>
    public static ValueList<string> IsWildcardDns1123Subdomain(string value)
    {
        var messages = CheckLength(value, SubdomainMaxLength, inBytes: false);
        return value.StartsWith("*.", StringComparison.Ordinal) && IsSubdomain(value.AsSpan(2)) ? messages : messages.Add(s_wildcardMessage);
    }

    /// <summary>Checks a subdomain of at least three labels.</summary>
    public static FieldErrorList IsFullyQualifiedName(FieldPath field, string name)
    {
        var errors = new FieldErrorList();
        if (name.Length == 0)
        {
            errors.Add(FieldError.Required(field));
        }
        else if (IsDns1123Subdomain(name) is { IsEmpty: false } messages)
        {
            errors.Add(FieldError.Invalid(field, name, string.Join(",", messages)));
        }
        else if (name.AsSpan().Count('.') < 2)
        {
            errors.Add(FieldError.Invalid(field, name, "should be a domain with at least three segments separated by dots"));
        }

        return errors;
    }

    /// <summary>Checks a subdomain of at least two labels, perhaps with a dot at its end.</summary>
    public static FieldErrorList IsFullyQualifiedDomainName(FieldPath field, string name)
    {
        var errors = new FieldErrorList();
        if (name.Length == 0)
        {
            errors.Add(FieldError.Required(field));
            return errors;
        }

        name = name.EndsWith('.') ? name[..^1] : name;
        if (IsDns1123Subdomain(name) is { IsEmpty: false } messages)
        {
            errors.Add(FieldError.Invalid(field, name, string.Join(",", messages)));
            return errors;
        }

        var labels = name.Split('.');
        if (labels.Length < 2)
        {
            errors.Add(FieldError.Invalid(field, name, "should be a domain with at least two segments separated by dots"));
        }
        else if (labels.FirstOrDefault(l => !IsDns1123Label(l).IsEmpty) is { } label)
        {
            errors.Add(FieldError.Invalid(field, label, string.Join(",", IsDns1123Label(label))));
        }

        return errors;
    }

    /// <summary>A name to which more will be appended: the dash at its end counts as part of a longer name.</summary>
    public static string MaskTrailingDash(string name) => name.Length > 1 && name.EndsWith('-') ? name[..^2] + "a" : name;

    internal static ValueList<string> CheckLength(string value, int limit, bool inBytes) =>
        value.Length * 3 > limit && Encoding.UTF8.GetByteCount(value) > limit ? [inBytes ? MaxBytes(limit) : MaxCharacters(limit)] : default;

    private static bool IsSubdomain(ReadOnlySpan<char> value, bool caseless = false)
    {
        foreach (var part in value.Split('.'))
        {
            if (!IsLabel(value[part], caseless: caseless))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsLabel(ReadOnlySpan<char> value, bool underscores = false, bool caseless = false)
    {
        if (value.IsEmpty || !IsAlphanumeric(value[0], caseless) || !IsAlphanumeric(value[^1], caseless))
        {
            return false;
        }

        foreach (var c in value)
        {
            if (!IsAlphanumeric(c, caseless) && c != '-' && !(underscores && c == '_'))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsAlphanumeric(char c, bool caseless) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || (caseless && char.IsAsciiLetterUpper(c));
}
