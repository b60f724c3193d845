using System.Text;
using Dotnetes.Serialization.Collections;
using static Dotnetes.Machinery.Validation.ValidationMessages;

namespace Dotnetes.Machinery.Validation;

/// <summary>Names of other syntaxes: variables, keys, headers, ports, path segments. Each check returns upstream's messages, none when the value is valid.</summary>
public static class Identifiers
{
    private static readonly ValueList<string> s_cIdentifier =
    [
        Regex(
            "a valid C identifier must start with alphabetic character or '_', followed by a string of alphanumeric characters or '_'",
            "[A-Za-z_][A-Za-z0-9_]*",
            "my_name",
            "MY_NAME",
            "MyName"),
    ];

    private static readonly string s_environmentName = Regex(
        "a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', and must not start with a digit",
        "[-._a-zA-Z][-._a-zA-Z0-9]*",
        "my.env-name",
        "MY_ENV.NAME",
        "MyEnvName1");

    private static readonly string s_configMapKey = Regex(
        "a valid config key must consist of alphanumeric characters, '-', '_' or '.'",
        "[-._a-zA-Z0-9]+",
        "key.name",
        "KEY_NAME",
        "key-name");

    private static readonly ValueList<string> s_headerName = [Regex("a valid HTTP header must consist of alphanumeric characters or '-'", "[-A-Za-z0-9]+", "X-Header-Name")];
    private static readonly ValueList<string> s_percent = [Regex("a valid percent string must be a numeric string followed by an ending '%'", "[0-9]+%", "1%", "93%")];

    /// <summary>Checks an identifier of the C language.</summary>
    public static ValueList<string> IsCIdentifier(string value) =>
        value.Length > 0 && !char.IsAsciiDigit(value[0]) && All(value, c => char.IsAsciiLetterOrDigit(c) || c == '_') ? default : s_cIdentifier;

    /// <summary>Checks the name of an environment variable by the strict rule.</summary>
    public static ValueList<string> IsEnvVarName(string value)
    {
        var isName = value.Length > 0 && !char.IsAsciiDigit(value[0]) && All(value, IsKeyCharacter);
        return WithDots(value, isName ? default : [s_environmentName]);
    }

    /// <summary>Checks the name of an environment variable by the relaxed rule: any printable ASCII but the equals sign.</summary>
    public static ValueList<string> IsRelaxedEnvVarName(string value) => value.Length == 0
        ? ["environment variable name " + Empty]
        : All(value, c => c is >= ' ' and <= '~' and not '=')
            ? default
            : ["a valid environment variable name must consist only of printable ASCII characters other than '='"];

    /// <summary>Checks a key of a ConfigMap or a Secret.</summary>
    public static ValueList<string> IsConfigMapKey(string value)
    {
        var messages = DnsNames.CheckLength(value, DnsNames.SubdomainMaxLength, inBytes: false);
        return WithDots(value, value.Length > 0 && All(value, IsKeyCharacter) ? messages : messages.Add(s_configMapKey));
    }

    /// <summary>Checks the name of an HTTP header.</summary>
    public static ValueList<string> IsHttpHeaderName(string value) =>
        value.Length > 0 && All(value, c => char.IsAsciiLetterOrDigit(c) || c == '-') ? default : s_headerName;

    /// <summary>Checks a percentage such as <c>93%</c>.</summary>
    public static ValueList<string> IsPercent(string value) =>
        value.Length > 1 && value[^1] == '%' && !value.AsSpan(..^1).ContainsAnyExceptInRange('0', '9') ? default : s_percent;

    /// <summary>Checks a service name of RFC 6335, such as the name of a container port.</summary>
    public static ValueList<string> IsPortName(string value)
    {
        var messages = default(ValueListBuilder<string>);
        if (Encoding.UTF8.GetByteCount(value) > 15)
        {
            messages.Add(MaxCharacters(15));
        }

        if (value.Length == 0 || !All(value, c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
        {
            messages.Add("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
        }

        if (!value.AsSpan().ContainsAnyInRange('a', 'z'))
        {
            messages.Add("must contain at least one letter (a-z)");
        }

        if (value.Contains("--", StringComparison.Ordinal))
        {
            messages.Add("must not contain consecutive hyphens");
        }

        if (value.StartsWith('-') || value.EndsWith('-'))
        {
            messages.Add("must not begin or end with a hyphen");
        }

        return messages.ToListOrNull();
    }

    /// <summary>Checks a port number.</summary>
    public static ValueList<string> IsPortNumber(long value) => IsInRange(value, 1, 65535);

    /// <summary>Checks a user id of Unix.</summary>
    public static ValueList<string> IsUserId(long value) => IsInRange(value, 0, int.MaxValue);

    /// <summary>Checks a group id of Unix.</summary>
    public static ValueList<string> IsGroupId(long value) => IsInRange(value, 0, int.MaxValue);

    /// <summary>Checks that a number lies between two others, both included.</summary>
    public static ValueList<string> IsInRange(long value, long low, long high) => value >= low && value <= high ? default : [InclusiveRange(low, high)];

    /// <summary>Checks a name that becomes a segment of a path; it may be empty or of any length.</summary>
    public static ValueList<string> IsPathSegmentName(string value) => value is "." or ".." ? [$"may not be '{value}'"] : IsPathSegmentPrefix(value);

    /// <summary>Checks the beginning of a name that becomes a segment of a path.</summary>
    public static ValueList<string> IsPathSegmentPrefix(string value)
    {
        var messages = default(ValueList<string>);
        messages = value.Contains('/', StringComparison.Ordinal) ? messages.Add("may not contain '/'") : messages;
        return value.Contains('%', StringComparison.Ordinal) ? messages.Add("may not contain '%'") : messages;
    }

    /// <summary>Checks a decimal integer as a human writes it: no plus sign, no leading zeros.</summary>
    public static ValueList<string> IsDecimalInteger(string value)
    {
        if (value.Length == 0)
        {
            return [Empty];
        }

        var digits = value.AsSpan(value[0] == '-' ? 1 : 0);
        var isInteger = value == "0" || (!digits.IsEmpty && digits[0] != '0' && !digits.ContainsAnyExceptInRange('0', '9'));
        return isInteger ? default : ["must be a valid decimal integer in canonical form"];
    }

    private static bool IsKeyCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_';

    private static ValueList<string> WithDots(string value, ValueList<string> messages) => value switch
    {
        "." => messages.Add("must not be '.'"),
        ".." => messages.Add("must not be '..'"),
        ['.', '.', ..] => messages.Add("must not start with '..'"),
        _ => messages,
    };

    private static bool All(string value, Func<char, bool> holds)
    {
        foreach (var c in value)
        {
            if (!holds(c))
            {
                return false;
            }
        }

        return true;
    }
}
