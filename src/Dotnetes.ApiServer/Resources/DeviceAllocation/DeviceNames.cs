using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.DeviceAllocation;

/// <summary>The names that claims, classes and slices of devices are made of.</summary>
internal static class DeviceNames
{
    private const int MaxIdentifier = 32;
    private const int MaxPoolName = 253;
    private const int UidLength = 36;

    /// <summary>A pool is named by subdomains separated by slashes.</summary>
    public static void Pool(FieldErrorList errors, FieldPath path, string name)
    {
        if (name.Length == 0)
        {
            errors.Add(FieldError.Required(path));
            return;
        }

        if (name.Length > MaxPoolName)
        {
            errors.Add(FieldError.TooLong(path, MaxPoolName));
        }

        foreach (var part in name.Split('/'))
        {
            errors.Subdomain(path, part);
        }
    }

    /// <summary>A C identifier, of which a driver's domain may stand in front.</summary>
    public static void Qualified(FieldErrorList errors, FieldPath path, string name)
    {
        var parts = name.Split('/');
        if (parts.Length == 1)
        {
            Identifier(errors, path, name);
        }
        else if (parts.Length == 2)
        {
            if (parts[0].Length == 0)
            {
                errors.Add(FieldError.Invalid(path, "", "the domain must not be empty"));
            }
            else
            {
                errors.CsiDriverName(path, parts[0]);
            }

            if (parts[1].Length == 0)
            {
                errors.Add(FieldError.Invalid(path, "", "the name must not be empty"));
            }
            else
            {
                Identifier(errors, path, parts[1]);
            }
        }
    }

    /// <summary>A qualified name that has a domain.</summary>
    public static void FullyQualified(FieldErrorList errors, FieldPath path, string name)
    {
        Qualified(errors, path, name);
        if (!name.Contains('/', StringComparison.Ordinal))
        {
            errors.Add(FieldError.Invalid(path, name, "a fully qualified name must be a domain and a name separated by a slash"));
        }
    }

    /// <summary>A UID in its usual lower case form (RFC 4122).</summary>
    public static void Uid(FieldErrorList errors, FieldPath path, string uid)
    {
        if (Wrong(uid) is { } wrong)
        {
            errors.Add(FieldError.Invalid(path, uid, "error validating uid: " + wrong));
        }
        else if (uid.Length != UidLength || uid.Any(char.IsAsciiLetterUpper))
        {
            errors.Add(FieldError.Invalid(path, uid, "uid must be in RFC 4122 normalized form, `xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx` with lowercase hexadecimal characters"));
        }
    }

    /// <summary>What stands for a key of a map in the path of a field: long ones are cut in the middle.</summary>
    public static string Shortened(string key, int limit)
    {
        if (key.Length <= limit)
        {
            return key;
        }

        var rest = limit - 3;
        return string.Concat(key.AsSpan(0, (rest + 1) / 2), "...", key.AsSpan(key.Length - (rest / 2)));
    }

    private static void Identifier(FieldErrorList errors, FieldPath path, string name)
    {
        if (name.Length > MaxIdentifier)
        {
            errors.Add(FieldError.TooLong(path, MaxIdentifier));
        }

        errors.Messages(path, name, Identifiers.IsCIdentifier(name));
    }

    private static string? Wrong(string uid)
    {
        var (body, dashes) = uid.Length switch
        {
            UidLength => (uid, true),
            UidLength + 9 when uid.StartsWith("urn:uuid:", StringComparison.OrdinalIgnoreCase) => (uid[9..], true),
            UidLength + 9 => ("", false),
            UidLength + 2 when uid[0] == '{' && uid[^1] == '}' => (uid[1..^1], true),
            UidLength + 2 => ("", false),
            32 => (uid, false),
            _ => (null, false),
        };
        return body switch
        {
            null => $"invalid UUID length: {uid.Length}",
            "" when uid.Length == UidLength + 9 => $"invalid urn prefix: {GoText.Quote(uid[..9])}",
            "" => "invalid bracketed UUID format",
            _ => Guid.TryParseExact(body, dashes ? "D" : "N", out _) ? null : "invalid UUID format",
        };
    }
}
