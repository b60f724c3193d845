using System.Globalization;
using System.Text.RegularExpressions;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.Machinery.Structural;

/// <summary>The formats of strings that schemas of custom resources can ask for. Others are ignored.</summary>
public static partial class TextFormats
{
    private static readonly Dictionary<string, Func<string, bool>> s_checks = new(StringComparer.Ordinal)
    {
        ["bsonobjectid"] = static text => text.Length == 24 && text.All(char.IsAsciiHexDigit),
        ["uri"] = IsRequestUri,
        ["email"] = static text => System.Net.Mail.MailAddress.TryCreate(text, out _),
        ["hostname"] = static text => text.Length <= 255 && Hostname().IsMatch(text) && text.Split('.').All(p => p.Length <= 63),
        ["ipv4"] = static text => text.Contains('.', StringComparison.Ordinal) && IpLiteral.TryParse(text, out var ip) && ip.IsV4,
        ["ipv6"] = static text => text.Contains(':', StringComparison.Ordinal) && IpLiteral.TryParse(text, out _),
        ["cidr"] = static text => CidrLiteral.TryParse(text, out _),
        ["mac"] = IsMac,
        ["uuid"] = static text => Uuid().IsMatch(text),
        ["uuid3"] = static text => Uuid3().IsMatch(text),
        ["uuid4"] = static text => Uuid4().IsMatch(text),
        ["uuid5"] = static text => Uuid5().IsMatch(text),
        ["isbn"] = static text => IsIsbn10(text) || IsIsbn13(text),
        ["isbn10"] = IsIsbn10,
        ["isbn13"] = IsIsbn13,
        ["creditcard"] = IsCreditCard,
        ["ssn"] = static text => Ssn().IsMatch(text),
        ["hexcolor"] = static text => HexColor().IsMatch(text),
        ["rgbcolor"] = static text => RgbColor().IsMatch(text),
        ["byte"] = static text => Base64().IsMatch(text),
        ["password"] = static _ => true,
        ["date"] = static text => IsDate(text),
        ["duration"] = IsDuration,
        ["datetime"] = IsDateTime,
        ["k8sshortname"] = static text => text.Length <= 63 && ShortName().IsMatch(text),
        ["k8slongname"] = static text => text.Length <= 253 && LongName().IsMatch(text),
    };

    /// <summary>Whether a format is known; dashes do not count.</summary>
    public static bool IsKnown(string format) => s_checks.ContainsKey(Normalize(format));

    /// <summary>Whether a text has a known format.</summary>
    public static bool IsValid(string format, string text) => !s_checks.TryGetValue(Normalize(format), out var check) || check(text);

    private static string Normalize(string format) => format.Replace("-", "", StringComparison.Ordinal);

    // A URI, or the absolute path of one, as in a request line.
    private static bool IsRequestUri(string text) => RequestUri().IsMatch(text) && !text.Any(c => c < ' ' || c == '\x7f') && !BadEscape().IsMatch(text);

    private static bool IsMac(string text)
    {
        if (text.Length == 14 && text[4] == '.')
        {
            return DottedMac().IsMatch(text);
        }

        return Mac().IsMatch(text) && (text.Length + 1) / 3 is 6 or 8 or 20;
    }

    private static bool IsIsbn10(string text)
    {
        var digits = text.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        if (digits.Length != 10 || !digits[..9].All(char.IsAsciiDigit) || !(char.IsAsciiDigit(digits[9]) || digits[9] == 'X'))
        {
            return false;
        }

        var sum = 0;
        for (var i = 0; i < 10; i++)
        {
            sum += (i + 1) * (digits[i] == 'X' ? 10 : digits[i] - '0');
        }

        return sum % 11 == 0;
    }

    private static bool IsIsbn13(string text)
    {
        var digits = text.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        if (digits.Length != 13 || !digits.All(char.IsAsciiDigit))
        {
            return false;
        }

        var sum = 0;
        for (var i = 0; i < 13; i++)
        {
            sum += (i % 2 == 0 ? 1 : 3) * (digits[i] - '0');
        }

        return sum % 10 == 0;
    }

    // Issuer prefixes, and the check digit of ISO/IEC 7812.
    private static bool IsCreditCard(string text)
    {
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        if (!CreditCard().IsMatch(digits))
        {
            return false;
        }

        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            sum += i % 2 == 0 ? digit : digit * 2 > 9 ? (digit * 2) - 9 : digit * 2;
        }

        return sum % 10 == 0;
    }

    private static bool IsDate(ReadOnlySpan<char> text) =>
        text.Length == 10 && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    // RFC 3339, section 5.6.
    private static bool IsDateTime(string text)
    {
        var lower = text.ToLowerInvariant();
        return lower.Length > 11 && lower[10] == 't' && IsDate(lower.AsSpan(0, 10)) && TimeOfDay().IsMatch(lower[11..])
            && int.Parse(lower.AsSpan(11, 2), CultureInfo.InvariantCulture) <= 23
            && int.Parse(lower.AsSpan(14, 2), CultureInfo.InvariantCulture) <= 59
            && int.Parse(lower.AsSpan(17, 2), CultureInfo.InvariantCulture) <= 59;
    }

    // What Go parses, or one number with a unit in words.
    private static bool IsDuration(string text) => GoDuration().IsMatch(text) || WordyDuration().IsMatch(text);

    [GeneratedRegex(@"^([a-zA-Z0-9\p{S}\p{L}]((-?[a-zA-Z0-9\p{S}\p{L}]{0,62})?)|([a-zA-Z0-9\p{S}\p{L}](([a-zA-Z0-9\-\p{S}\p{L}]{0,61}[a-zA-Z0-9\p{S}\p{L}])?)(\.)){1,}([a-zA-Z\p{L}]){2,63})\z", RegexOptions.NonBacktracking)]
    private static partial Regex Hostname();

    [GeneratedRegex(@"^[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12}\z")]
    private static partial Regex Uuid();

    [GeneratedRegex(@"^[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?3[0-9a-fA-F]{3}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12}\z")]
    private static partial Regex Uuid3();

    [GeneratedRegex(@"^[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?4[0-9a-fA-F]{3}-?[89abAB][0-9a-fA-F]{3}-?[0-9a-fA-F]{12}\z")]
    private static partial Regex Uuid4();

    [GeneratedRegex(@"^[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?5[0-9a-fA-F]{3}-?[89abAB][0-9a-fA-F]{3}-?[0-9a-fA-F]{12}\z")]
    private static partial Regex Uuid5();

    [GeneratedRegex(@"^([A-Za-z][A-Za-z0-9+.\-]*:|/)")]
    private static partial Regex RequestUri();

    [GeneratedRegex("%(?![0-9a-fA-F]{2})")]
    private static partial Regex BadEscape();

    [GeneratedRegex(@"^([0-9a-fA-F]{2}(:[0-9a-fA-F]{2})+|[0-9a-fA-F]{2}(-[0-9a-fA-F]{2})+)\z")]
    private static partial Regex Mac();

    [GeneratedRegex(@"^[0-9a-fA-F]{4}\.[0-9a-fA-F]{4}\.[0-9a-fA-F]{4}\z")]
    private static partial Regex DottedMac();

    [GeneratedRegex(@"^(?:4[0-9]{12}(?:[0-9]{3})?|5[1-5][0-9]{14}|6(?:011|5[0-9][0-9])[0-9]{12}|3[47][0-9]{13}|3(?:0[0-5]|[68][0-9])[0-9]{11}|(?:2131|1800|35[0-9]{3})[0-9]{11})\z")]
    private static partial Regex CreditCard();

    [GeneratedRegex(@"^[0-9]{3}[- ]?[0-9]{2}[- ]?[0-9]{4}\z")]
    private static partial Regex Ssn();

    [GeneratedRegex(@"^#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})\z")]
    private static partial Regex HexColor();

    [GeneratedRegex(@"^rgb\(\s*(0|[1-9][0-9]?|1[0-9][0-9]?|2[0-4][0-9]|25[0-5])\s*,\s*(0|[1-9][0-9]?|1[0-9][0-9]?|2[0-4][0-9]|25[0-5])\s*,\s*(0|[1-9][0-9]?|1[0-9][0-9]?|2[0-4][0-9]|25[0-5])\s*\)\z")]
    private static partial Regex RgbColor();

    [GeneratedRegex(@"^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})\z")]
    private static partial Regex Base64();

    [GeneratedRegex(@"^[0-9]{2}:[0-9]{2}:[0-9]{2}(.[0-9]+)?(z|([+-][0-9]{2}:[0-9]{2}))\z")]
    private static partial Regex TimeOfDay();

    [GeneratedRegex(@"^[+-]?(0|(([0-9]+\.?[0-9]*|\.[0-9]+)(ns|us|\u00b5s|\u03bcs|ms|s|m|h))+)\z")]
    private static partial Regex GoDuration();

    [GeneratedRegex(@"^\s*[+-]?[0-9]+(\.[0-9]+)?\s*(ns|nanos?|nanoseconds?|us|\u00b5s|micros?|microseconds?|ms|millis?|milliseconds?|s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?|wks?)\s*\z")]
    private static partial Regex WordyDuration();

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?\z")]
    private static partial Regex ShortName();

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z")]
    private static partial Regex LongName();
}
