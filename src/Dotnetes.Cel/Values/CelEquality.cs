namespace Dotnetes.Cel.Values;

/// <summary>Equality and order of values: numbers of all kinds are compared by what they are worth, other kinds only with their own.</summary>
public static class CelEquality
{
    internal static IEqualityComparer<CelValue> Keys { get; } = new Comparer();

    /// <summary>Whether two values are equal; values of different kinds are not, except for numbers.</summary>
    public static bool AreEqual(in CelValue left, in CelValue right)
    {
        if (left.Kind != right.Kind)
        {
            return IsNumber(left) && IsNumber(right) && Compare(left, right) == 0;
        }

        switch (left.Kind)
        {
            case CelKind.Null:
                return true;
            case CelKind.Bool or CelKind.Int or CelKind.Uint or CelKind.Duration:
                return left.AsInt == right.AsInt;
            case CelKind.Double:
                return left.AsDouble == right.AsDouble;
            case CelKind.String:
                return string.Equals(left.AsString, right.AsString, StringComparison.Ordinal);
            case CelKind.Bytes:
                return left.AsBytes.Span.SequenceEqual(right.AsBytes.Span);
            case CelKind.Timestamp:
                return left.UnixSeconds == right.UnixSeconds && left.Nanoseconds == right.Nanoseconds;
            case CelKind.List:
                return AreEqual(left.AsList!, right.AsList!);
            case CelKind.Map:
                return AreEqual(left.AsMap!, right.AsMap!);
            case CelKind.Type:
                return left.AsType!.RuntimeName == right.AsType!.RuntimeName;
            case CelKind.Opaque:
                return left.AsOpaque!.IsSame(right.AsOpaque!);
            case CelKind.Optional:
                return left.Held is { } l ? right.Held is { } r && AreEqual(l, r) : right.Held is null;
            default:
                return false;
        }
    }

    /// <summary>The order of two values; null when they have none: values of different kinds that are no numbers, NaN, lists, maps and so on.</summary>
    public static int? Compare(in CelValue left, in CelValue right)
    {
        if (left.Kind != right.Kind)
        {
            return IsNumber(left) && IsNumber(right) ? CompareNumbers(left, right) : null;
        }

        switch (left.Kind)
        {
            case CelKind.Bool or CelKind.Int or CelKind.Duration:
                return left.AsInt.CompareTo(right.AsInt);
            case CelKind.Uint:
                return left.AsUint.CompareTo(right.AsUint);
            case CelKind.Double:
                return CompareNumbers(left, right);
            case CelKind.String:
                return CompareText(left.AsString!, right.AsString!);
            case CelKind.Bytes:
                return Math.Sign(left.AsBytes.Span.SequenceCompareTo(right.AsBytes.Span));
            case CelKind.Timestamp:
                var seconds = left.UnixSeconds.CompareTo(right.UnixSeconds);
                return seconds != 0 ? seconds : left.Nanoseconds.CompareTo(right.Nanoseconds);
            default:
                return null;
        }
    }

    private static bool IsNumber(in CelValue value) => value.Kind is CelKind.Int or CelKind.Uint or CelKind.Double;

    // By UTF-8 bytes, which is by code point: surrogates sort behind everything else of 16 bits.
    private static int CompareText(string left, string right)
    {
        var common = left.AsSpan().CommonPrefixLength(right);
        if (common == left.Length || common == right.Length)
        {
            return left.Length.CompareTo(right.Length);
        }

        var (l, r) = (left[common], right[common]);
        return char.IsSurrogate(l) == char.IsSurrogate(r) ? l.CompareTo(r) : char.IsSurrogate(l) ? 1 : -1;
    }

    private static int? CompareNumbers(in CelValue left, in CelValue right)
    {
        if (left.Kind == CelKind.Double || right.Kind == CelKind.Double)
        {
            var l = Double(left);
            var r = Double(right);
            return double.IsNaN(l) || double.IsNaN(r) ? null
                : left.Kind == right.Kind ? l.CompareTo(r)
                : left.Kind == CelKind.Double ? CompareDouble(l, Whole(right)) : -CompareDouble(r, Whole(left));
        }

        return Whole(left).CompareTo(Whole(right));
    }

    private static Int128 Whole(in CelValue value) => value.Kind == CelKind.Uint ? value.AsUint : value.AsInt;

    private static double Double(in CelValue value) => value.Kind switch
    {
        CelKind.Int => value.AsInt,
        CelKind.Uint => value.AsUint,
        _ => value.AsDouble,
    };

    private static int CompareDouble(double left, Int128 right)
    {
        if (left >= 1e20)
        {
            return 1;
        }

        if (left <= -1e20)
        {
            return -1;
        }

        var whole = (Int128)Math.Floor(left);
        var order = whole.CompareTo(right);
        return order != 0 ? order : left > Math.Floor(left) ? 1 : 0;
    }

    private static bool AreEqual(CelList left, CelList right)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        for (var i = 0; i < left.Count; i++)
        {
            if (!AreEqual(left[i], right[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreEqual(CelMap left, CelMap right)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        for (var i = 0; i < left.Count; i++)
        {
            var key = left.KeyAt(i);
            if (!left.TryGet(key, out var l) || !right.TryGet(key, out var r) || !AreEqual(l, r))
            {
                return false;
            }
        }

        return true;
    }

    private sealed class Comparer : IEqualityComparer<CelValue>
    {
        public bool Equals(CelValue x, CelValue y) => AreEqual(x, y);

        public int GetHashCode(CelValue value)
        {
            switch (value.Kind)
            {
                case CelKind.Int or CelKind.Uint or CelKind.Double:
                    return Double(value).GetHashCode();
                case CelKind.String:
                    return value.AsString!.GetHashCode(StringComparison.Ordinal);
                case CelKind.Bool:
                    return value.AsBool ? 1 : 2;
                case CelKind.Opaque:
                    return value.AsOpaque!.Hash();
                case CelKind.Timestamp:
                    return HashCode.Combine(value.UnixSeconds, value.Nanoseconds);
                case CelKind.Duration:
                    return value.AsDuration.GetHashCode();
                default:
                    return (int)value.Kind;
            }
        }
    }
}
