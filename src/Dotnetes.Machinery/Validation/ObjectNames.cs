using Dotnetes.Serialization.Collections;

namespace Dotnetes.Machinery.Validation;

/// <summary>The rules for names of objects; each is a <see cref="NameCheck"/>.</summary>
public static class ObjectNames
{
    /// <summary>Names of most kinds are DNS subdomains.</summary>
    public static ValueList<string> IsDnsSubdomain(string name, bool isPrefix) => DnsNames.IsDns1123Subdomain(Mask(name, isPrefix));

    /// <summary>Some, such as those of namespaces, are DNS labels.</summary>
    public static ValueList<string> IsDnsLabel(string name, bool isPrefix) => DnsNames.IsDns1123Label(Mask(name, isPrefix));

    /// <summary>Those of services are DNS labels that begin with a letter.</summary>
    public static ValueList<string> IsDns1035Label(string name, bool isPrefix) => DnsNames.IsDns1035Label(Mask(name, isPrefix));

    /// <summary>Those of roles and some others need only be safe in paths.</summary>
    public static ValueList<string> IsPathSegment(string name, bool isPrefix) => isPrefix ? Identifiers.IsPathSegmentPrefix(name) : Identifiers.IsPathSegmentName(name);

    private static string Mask(string name, bool isPrefix) => isPrefix ? DnsNames.MaskTrailingDash(name) : name;
}
