using System.Globalization;
using System.Numerics;
using Dotnetes.Cel.Types;
using Dotnetes.Cel.Values;

namespace Dotnetes.Cel.Libraries;

// Versions by semver.org, version 2.
internal static class SemverLibrary
{
    public static void AddTo(FunctionList list)
    {
        var type = KubernetesTypes.Semver;
        list.Global("semver", [CelType.String], type, a => Parse(a[0].AsString!, isLenient: false), s => FunctionList.Tenth(s[0]));
        list.Global("semver", [CelType.String, CelType.Bool], type, a => Parse(a[0].AsString!, a[1].AsBool), s => FunctionList.Tenth(s[0]));
        list.Global("isSemver", [CelType.String], CelType.Bool, a => CelValue.Of(!Parse(a[0].AsString!, isLenient: false).IsError), s => FunctionList.Tenth(s[0]));
        list.Global("isSemver", [CelType.String, CelType.Bool], CelType.Bool, a => CelValue.Of(!Parse(a[0].AsString!, a[1].AsBool).IsError), s => FunctionList.Tenth(s[0]));
        list.Member("isGreaterThan", [type, type], CelType.Bool, a => CelValue.Of(Get(a[0]).CompareTo(Get(a[1])) > 0));
        list.Member("isLessThan", [type, type], CelType.Bool, a => CelValue.Of(Get(a[0]).CompareTo(Get(a[1])) < 0));
        list.Member("compareTo", [type, type], CelType.Int, a => CelValue.Of((long)Math.Sign(Get(a[0]).CompareTo(Get(a[1])))));
        list.Member("major", [type], CelType.Int, a => CelValue.Of((long)Get(a[0]).Major));
        list.Member("minor", [type], CelType.Int, a => CelValue.Of((long)Get(a[0]).Minor));
        list.Member("patch", [type], CelType.Int, a => CelValue.Of((long)Get(a[0]).Patch));
    }

    public static CelValue Parse(string text, bool isLenient)
    {
        if (isLenient)
        {
            text = Normalized(text) ?? "";
        }

        var core = text;
        string? build = null;
        string[] pre = [];
        if (core.IndexOf('+', StringComparison.Ordinal) is >= 0 and var plus)
        {
            (core, build) = (core[..plus], core[(plus + 1)..]);
            if (!build.Split('.').All(IsIdentifier))
            {
                return Invalid(text);
            }
        }

        if (core.IndexOf('-', StringComparison.Ordinal) is >= 0 and var dash)
        {
            pre = core[(dash + 1)..].Split('.');
            core = core[..dash];
            if (!pre.All(p => IsIdentifier(p) && !(p.Length > 1 && p[0] == '0' && p.All(char.IsAsciiDigit))))
            {
                return Invalid(text);
            }
        }

        var parts = core.Split('.');
        var numbers = new ulong[3];
        for (var i = 0; i < 3; i++)
        {
            if (parts.Length != 3 || (parts[i].Length > 1 && parts[i][0] == '0') || !ulong.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return Invalid(text);
            }
        }

        return CelValue.Of(new Version(numbers, pre, text));
    }

    private static CelValue Invalid(string text) => CelValue.Fail($"Semver parse error during conversion from string: invalid version {text}");

    // Without a leading v and leading zeros, and with three numbers.
    private static string? Normalized(string text)
    {
        var parts = (text.StartsWith('v') ? text[1..] : text).Split('.', 3).ToList();
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].Length > 1)
            {
                var trimmed = parts[i].TrimStart('0');
                parts[i] = trimmed.Length == 0 || !char.IsAsciiDigit(trimmed[0]) ? "0" + trimmed : trimmed;
            }
        }

        if (parts.Count < 3)
        {
            if (parts[^1].AsSpan().ContainsAny('+', '-'))
            {
                return null;
            }

            while (parts.Count < 3)
            {
                parts.Add("0");
            }
        }

        return string.Join('.', parts);
    }

    private static bool IsIdentifier(string text) => text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    private static Version Get(in CelValue value) => (Version)value.AsOpaque!;

    private sealed class Version(ulong[] numbers, string[] pre, string text) : CelOpaque
    {
        public override CelType Type => KubernetesTypes.Semver;

        public ulong Major => numbers[0];

        public ulong Minor => numbers[1];

        public ulong Patch => numbers[2];

        private string[] Pre => pre;

        public int CompareTo(Version other)
        {
            var order = Major != other.Major ? Major.CompareTo(other.Major) : Minor != other.Minor ? Minor.CompareTo(other.Minor) : Patch.CompareTo(other.Patch);
            if (order != 0)
            {
                return order;
            }

            // A release comes after its candidates.
            if (pre.Length == 0 || other.Pre.Length == 0)
            {
                return other.Pre.Length.CompareTo(pre.Length);
            }

            for (var i = 0; i < Math.Min(pre.Length, other.Pre.Length) && order == 0; i++)
            {
                order = Compare(pre[i], other.Pre[i]);
            }

            return order != 0 ? order : pre.Length.CompareTo(other.Pre.Length);
        }

        public override bool IsSame(CelOpaque other) => other is Version v && CompareTo(v) == 0;

        public override int Hash() => HashCode.Combine(Major, Minor, Patch);

        public override string ToString() => text;

        private static int Compare(string left, string right)
        {
            var l = left.All(char.IsAsciiDigit);
            var r = right.All(char.IsAsciiDigit);
            return l && r ? BigInteger.Parse(left, CultureInfo.InvariantCulture).CompareTo(BigInteger.Parse(right, CultureInfo.InvariantCulture))
                : l != r ? (l ? -1 : 1) : string.CompareOrdinal(left, right);
        }
    }
}
