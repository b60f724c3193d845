using Dotnetes.Serialization;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Machinery.Validation;

/// <summary>
/// IP addresses and CIDR ranges (RFC 4632, RFC 5952). Fields that existed before strict checking take old spellings when they are
/// not checked strictly; new fields take the canonical form only.
/// </summary>
public static class IpAddresses
{
    /// <summary>Checks an address of a new field: it must be in canonical form.</summary>
    public static FieldErrorList IsValidIp(FieldPath field, string value)
    {
        var errors = CheckIp(field, value, strict: true, out var address);
        if (errors.IsEmpty && value != address.ToString())
        {
            errors.Add(FieldError.Invalid(field, value, $"must be in canonical form ({GoText.Quote(address.ToString())})"));
        }

        return errors;
    }

    /// <summary>Checks an address of an old field, of which the spelling may be any.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">The address.</param>
    /// <param name="strict">Whether leading zeros and IPv4 addresses in IPv6 form are refused.</param>
    /// <param name="validOldIps">Addresses that are taken unchecked because the object already has them.</param>
    public static FieldErrorList IsValidIpForLegacyField(FieldPath field, string value, bool strict, ValueList<string> validOldIps = default) =>
        validOldIps.Contains(value) ? new() : CheckIp(field, value, strict, out _);

    /// <summary>Checks a range of a new field: it must be in canonical form, without bits behind the prefix.</summary>
    public static FieldErrorList IsValidCidr(FieldPath field, string value)
    {
        var errors = CheckCidr(field, value, strict: true, out var cidr);
        if (errors.IsEmpty && value != cidr.ToString())
        {
            errors.Add(FieldError.Invalid(field, value, $"must be in canonical form ({GoText.Quote(cidr.ToString())})"));
        }

        return errors;
    }

    /// <summary>Checks a range of an old field, of which the spelling may be any.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">The range.</param>
    /// <param name="strict">Whether leading zeros, IPv4 addresses in IPv6 form and bits behind the prefix are refused.</param>
    /// <param name="validOldCidrs">Ranges that are taken unchecked because the object already has them.</param>
    public static FieldErrorList IsValidCidrForLegacyField(FieldPath field, string value, bool strict, ValueList<string> validOldCidrs = default) =>
        validOldCidrs.Contains(value) ? new() : CheckCidr(field, value, strict, out _);

    /// <summary>Checks an address with the prefix length of its network, in canonical form.</summary>
    public static FieldErrorList IsValidInterfaceAddress(FieldPath field, string value)
    {
        var errors = new FieldErrorList();
        if (!CidrLiteral.TryParse(value, out var cidr))
        {
            errors.Add(FieldError.Invalid(field, value, "must be a valid address in CIDR form, (e.g. 10.9.8.7/24 or 2001:db8::1/64)"));
        }
        else if (value != cidr.ToInterfaceAddress())
        {
            errors.Add(FieldError.Invalid(field, value, $"must be in canonical form ({GoText.Quote(cidr.ToInterfaceAddress())})"));
        }

        return errors;
    }

    /// <summary>The warnings for an address of an old field that is spelled in an unusual way.</summary>
    public static ValueList<string> GetWarningsForIp(FieldPath field, string value)
    {
        if (!IpLiteral.TryParse(value, out var address) || value == address.ToString())
        {
            return default;
        }

        var canonical = GoText.Quote(address.ToString());
        return address.HasLeadingZeros || address.IsV4InV6
            ? [$"{field}: non-standard IP address {GoText.Quote(value)} is invalid: use {canonical}"]
            : [$"{field}: IPv6 address {GoText.Quote(value)} should be in RFC 5952 canonical format ({canonical})"];
    }

    /// <summary>The warnings for a range of an old field that is spelled in an unusual way.</summary>
    public static ValueList<string> GetWarningsForCidr(FieldPath field, string value)
    {
        if (!CidrLiteral.TryParse(value, out var cidr))
        {
            return default;
        }

        var warnings = default(ValueList<string>);
        var canonical = GoText.Quote(cidr.ToString());
        if (cidr.HasHostBits)
        {
            warnings = warnings.Add(
                $"{field}: CIDR value {GoText.Quote(value)} is ambiguous in this context (should be {canonical} or {GoText.Quote(cidr.ToSingleAddress())}?)");
        }

        if (cidr.HasLeadingZeros || cidr.Address.IsV4InV6)
        {
            warnings = warnings.Add($"{field}: non-standard CIDR value {GoText.Quote(value)} is invalid: use {canonical}");
        }

        return warnings.IsEmpty && cidr.Address.IsWrittenAsV6 && value != cidr.ToString()
            ? [$"{field}: IPv6 CIDR value {GoText.Quote(value)} should be in RFC 5952 canonical format ({canonical})"]
            : warnings;
    }

    private static FieldErrorList CheckIp(FieldPath field, string value, bool strict, out IpLiteral address)
    {
        var errors = new FieldErrorList();
        if (!IpLiteral.TryParse(value, out address))
        {
            errors.Add(FieldError.Invalid(field, value, "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)"));
        }
        else if (strict && address.HasLeadingZeros)
        {
            errors.Add(FieldError.Invalid(field, value, "must not have leading 0s"));
        }
        else if (strict && address.IsV4InV6)
        {
            errors.Add(FieldError.Invalid(field, value, "must not be an IPv4-mapped IPv6 address"));
        }

        return errors;
    }

    private static FieldErrorList CheckCidr(FieldPath field, string value, bool strict, out CidrLiteral cidr)
    {
        var errors = new FieldErrorList();
        if (!CidrLiteral.TryParse(value, out cidr))
        {
            errors.Add(FieldError.Invalid(field, value, "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)"));
        }
        else if (strict && cidr.HasLeadingZeros)
        {
            errors.Add(FieldError.Invalid(field, value, "must not have leading 0s in IP or prefix length"));
        }
        else if (strict && cidr.Address.IsV4InV6)
        {
            errors.Add(FieldError.Invalid(field, value, "must not have an IPv4-mapped IPv6 address"));
        }
        else if (strict && cidr.HasHostBits)
        {
            errors.Add(FieldError.Invalid(field, value, "must not have bits set beyond the prefix length"));
        }

        return errors;
    }
}
