using Dotnetes.Serialization.Collections;
using static Dotnetes.Machinery.Validation.ValidationMessages;

namespace Dotnetes.Machinery.Validation;

/// <summary>Keys and values of labels and what follows their syntax. Each check returns upstream's messages, none when the value is valid.</summary>
public static class QualifiedNames
{
    /// <summary>The longest name part of a label key, in bytes.</summary>
    public const int NameMaxLength = 63;

    /// <summary>The longest label value, in bytes.</summary>
    public const int LabelValueMaxLength = 63;

    private const string NamePattern = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
    private const string PathPattern = @"[A-Za-z0-9/\-._~%!$&'()*+,;=:]+";

    private static readonly string s_nameMessage = Regex(
        "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
        NamePattern,
        "MyName",
        "my.name",
        "123-abc");

    private static readonly string s_valueMessage = Regex(
        "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
        "(" + NamePattern + ")?",
        "MyValue",
        "my_value",
        "12345");

    private static readonly System.Buffers.SearchValues<char> s_pathCharacters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/-._~%!$&'()*+,;=:");

    /// <summary>Checks a label key, also called a qualified name: an optional DNS subdomain and a slash, then a name.</summary>
    public static ValueList<string> IsQualifiedName(string value)
    {
        var slash = value.IndexOf('/', StringComparison.Ordinal);
        if (slash >= 0 && value.AsSpan(slash + 1).Contains('/'))
        {
            return [$"a valid label key {s_nameMessage} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')"];
        }

        var messages = default(ValueListBuilder<string>);
        if (slash == 0)
        {
            messages.Add("prefix part " + Empty);
        }
        else if (slash > 0)
        {
            foreach (var message in DnsNames.IsDns1123Subdomain(value[..slash], inBytes: true))
            {
                messages.Add("prefix part " + message);
            }
        }

        var name = slash < 0 ? value : value[(slash + 1)..];
        if (name.Length == 0)
        {
            messages.Add("name part " + Empty);
        }
        else if (!DnsNames.CheckLength(name, NameMaxLength, inBytes: true).IsEmpty)
        {
            messages.Add("name part " + MaxBytes(NameMaxLength));
        }

        if (!IsName(name))
        {
            messages.Add("name part " + s_nameMessage);
        }

        return messages.ToListOrNull();
    }

    /// <summary>Checks a label value; it may be empty.</summary>
    public static ValueList<string> IsLabelValue(string value)
    {
        var messages = DnsNames.CheckLength(value, LabelValueMaxLength, inBytes: true);
        return value.Length == 0 || IsName(value) ? messages : messages.Add(s_valueMessage);
    }

    /// <summary>Checks a DNS subdomain, a slash and an HTTP path.</summary>
    public static FieldErrorList IsDomainPrefixedPath(FieldPath field, string value)
    {
        var errors = new FieldErrorList();
        if (value.Length == 0)
        {
            errors.Add(FieldError.Required(field));
            return errors;
        }

        var slash = value.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0 || slash == value.Length - 1)
        {
            errors.Add(FieldError.Invalid(field, value, "must be a domain-prefixed path (such as \"acme.io/foo\")"));
            return errors;
        }

        var host = value[..slash];
        var path = value[(slash + 1)..];
        errors.AddInvalid(field, host, DnsNames.IsDns1123Subdomain(host));
        if (path.AsSpan().ContainsAnyExcept(s_pathCharacters))
        {
            errors.Add(FieldError.Invalid(field, path, Regex("Invalid path", PathPattern)));
        }

        return errors;
    }

    /// <summary>Checks a label key that must have a prefix.</summary>
    public static FieldErrorList IsDomainPrefixedKey(FieldPath field, string value)
    {
        var errors = new FieldErrorList();
        if (value.Length == 0)
        {
            errors.Add(FieldError.Required(field));
            return errors;
        }

        errors.AddInvalid(field, value, IsQualifiedName(value));
        if (errors.IsEmpty && !value.Contains('/', StringComparison.Ordinal))
        {
            errors.Add(FieldError.Invalid(field, value, "must be a domain-prefixed key (such as \"acme.io/foo\")"));
        }

        return errors;
    }

    private static bool IsName(ReadOnlySpan<char> value)
    {
        if (value.IsEmpty || !char.IsAsciiLetterOrDigit(value[0]) || !char.IsAsciiLetterOrDigit(value[^1]))
        {
            return false;
        }

        foreach (var c in value)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.'))
            {
                return false;
            }
        }

        return true;
    }
}
