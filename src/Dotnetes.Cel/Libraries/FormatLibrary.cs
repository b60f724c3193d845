using Dotnetes.Cel.Types;
using Dotnetes.Cel.Values;
using Dotnetes.Machinery.Structural;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.Cel.Libraries;

// Formats of names and other text, whose check tells what is wrong.
internal static class FormatLibrary
{
    private static readonly Dictionary<string, Format> _formats = new Format[]
    {
        new("dns1123Label", t => DnsNames.IsDns1123Label(t)),
        new("dns1123Subdomain", t => DnsNames.IsDns1123Subdomain(t)),
        new("dns1035Label", t => DnsNames.IsDns1035Label(t)),
        new("dns1123LabelPrefix", t => DnsNames.IsDns1123Label(DnsNames.MaskTrailingDash(t))),
        new("dns1123SubdomainPrefix", t => DnsNames.IsDns1123Subdomain(DnsNames.MaskTrailingDash(t))),
        new("dns1035LabelPrefix", t => DnsNames.IsDns1035Label(DnsNames.MaskTrailingDash(t))),
        new("qualifiedName", t => QualifiedNames.IsQualifiedName(t)),
        new("labelValue", t => QualifiedNames.IsLabelValue(t)),
        new("uri", t => Uri.TryCreate(t, UriKind.Absolute, out _) || t.StartsWith('/') ? [] : [$"parse {Serialization.GoText.Quote(t)}: invalid URI for request"]),
        new("uuid", t => TextFormats.IsValid("uuid", t) ? [] : ["does not match the UUID format"]),
        new("byte", t => TextFormats.IsValid("byte", t) ? [] : ["invalid base64"]),
        new("date", t => TextFormats.IsValid("date", t) ? [] : ["invalid date"]),
        new("datetime", t => TextFormats.IsValid("date-time", t) ? [] : ["invalid datetime"]),
    }.ToDictionary(f => f.Name, StringComparer.Ordinal);

    public static void AddTo(FunctionList list)
    {
        foreach (var format in _formats.Values)
        {
            list.Global("format." + format.Name, [], KubernetesTypes.Format, _ => CelValue.Of(format));
        }

        list.Global("format.named", [CelType.String], CelType.OptionalOf(KubernetesTypes.Format), a => CelValue.Optional(_formats.TryGetValue(a[0].AsString!, out var f) ? CelValue.Of(f) : null));
        list.Member("validate", [KubernetesTypes.Format, CelType.String], CelType.OptionalOf(CelType.ListOf(CelType.String)), a => ((Format)a[0].AsOpaque!).Validate(a[1].AsString!),
            s => FunctionList.Times(FunctionList.Tenth(s[1]), 10));
    }

    private sealed class Format(string name, Func<string, IEnumerable<string>> check) : CelOpaque
    {
        public string Name => name;

        public override CelType Type => KubernetesTypes.Format;

        public CelValue Validate(string text)
        {
            CelValue[] errors = [.. check(text).Select(CelValue.Of)];
            return CelValue.Optional(errors.Length == 0 ? null : CelValue.Of(errors));
        }

        public override bool IsSame(CelOpaque other) => other is Format f && f.Name == name;

        public override int Hash() => name.GetHashCode(StringComparison.Ordinal);

        public override string ToString() => name;
    }
}
