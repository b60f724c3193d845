using System.Runtime.CompilerServices;
using Dotnetes.Cel.Types;
using Dotnetes.Serialization;

namespace Dotnetes.Cel.Values;

/// <summary>A value, or the error that evaluation has come to. Scalars need no memory of their own.</summary>
public readonly struct CelValue
{
    private readonly object? _reference;
    private readonly long _bits;
    private readonly int _nanoseconds;

    private CelValue(CelKind kind, object? reference, long bits = 0, int nanoseconds = 0)
    {
        Kind = kind;
        _reference = reference;
        _bits = bits;
        _nanoseconds = nanoseconds;
    }

    /// <summary>Null.</summary>
    public static CelValue Null => new(CelKind.Null, null);

    /// <summary>True.</summary>
    public static CelValue True => new(CelKind.Bool, null, 1);

    /// <summary>False.</summary>
    public static CelValue False => new(CelKind.Bool, null);

    /// <summary>The kind.</summary>
    public CelKind Kind { get; }

    /// <summary>Whether this is an error and no value.</summary>
    public bool IsError => Kind == CelKind.Error;

    /// <summary>Whether this is the value true.</summary>
    public bool IsTrue => Kind == CelKind.Bool && _bits != 0;

    /// <summary>Whether this is the value false.</summary>
    public bool IsFalse => Kind == CelKind.Bool && _bits == 0;

    /// <summary>The truth value; false for other kinds.</summary>
    public bool AsBool => IsTrue;

    /// <summary>The number of a signed whole number.</summary>
    public long AsInt => _bits;

    /// <summary>The number of an unsigned whole number.</summary>
    public ulong AsUint => (ulong)_bits;

    /// <summary>The number of a floating point number.</summary>
    public double AsDouble => BitConverter.Int64BitsToDouble(_bits);

    /// <summary>The text of a string, or null.</summary>
    public string? AsString => Kind == CelKind.String ? Unsafe.As<string>(_reference) : null;

    /// <summary>The bytes, or none.</summary>
    public ReadOnlyMemory<byte> AsBytes => Kind == CelKind.Bytes ? Unsafe.As<byte[]>(_reference) : default(ReadOnlyMemory<byte>);

    /// <summary>Seconds since 1970 of a point in time.</summary>
    public long UnixSeconds => _bits;

    /// <summary>Nanoseconds in the second of a point in time: 0 to 999,999,999.</summary>
    public int Nanoseconds => _nanoseconds;

    /// <summary>The nanoseconds of a span of time.</summary>
    public long AsDuration => _bits;

    /// <summary>The list, or null.</summary>
    public CelList? AsList => _reference as CelList;

    /// <summary>The map, or null.</summary>
    public CelMap? AsMap => _reference as CelMap;

    /// <summary>The opaque value, or null.</summary>
    public CelOpaque? AsOpaque => _reference as CelOpaque;

    /// <summary>The type that is the value, or null.</summary>
    public CelType? AsType => _reference as CelType;

    /// <summary>What went wrong; null for values.</summary>
    public CelError? Error => _reference as CelError;

    /// <summary>What an optional value holds; null when it holds nothing or is none.</summary>
    public CelValue? Held => Kind == CelKind.Optional && _reference is Box box ? box.Value : null;

    /// <summary>A truth value.</summary>
    public static CelValue Of(bool value) => value ? True : False;

    /// <summary>A signed whole number.</summary>
    public static CelValue Of(long value) => new(CelKind.Int, null, value);

    /// <summary>An unsigned whole number.</summary>
    public static CelValue Of(ulong value) => new(CelKind.Uint, null, (long)value);

    /// <summary>A floating point number.</summary>
    public static CelValue Of(double value) => new(CelKind.Double, null, BitConverter.DoubleToInt64Bits(value));

    /// <summary>Text.</summary>
    public static CelValue Of(string value) => new(CelKind.String, value);

    /// <summary>Bytes; the array must not be changed afterwards.</summary>
    public static CelValue Of(byte[] value) => new(CelKind.Bytes, value);

    /// <summary>A list.</summary>
    public static CelValue Of(CelList value) => new(CelKind.List, value);

    /// <summary>A list of values.</summary>
    public static CelValue Of(CelValue[] values) => new(CelKind.List, new ArrayCelList(values));

    /// <summary>A map.</summary>
    public static CelValue Of(CelMap value) => new(CelKind.Map, value);

    /// <summary>An opaque value.</summary>
    public static CelValue Of(CelOpaque value) => new(CelKind.Opaque, value);

    /// <summary>A type.</summary>
    public static CelValue Of(CelType value) => new(CelKind.Type, value);

    /// <summary>A point in time.</summary>
    /// <param name="unixSeconds">Seconds since 1970.</param>
    /// <param name="nanoseconds">0 to 999,999,999.</param>
    public static CelValue Timestamp(long unixSeconds, int nanoseconds) => new(CelKind.Timestamp, null, unixSeconds, nanoseconds);

    /// <summary>A span of time.</summary>
    public static CelValue Duration(long nanoseconds) => new(CelKind.Duration, null, nanoseconds);

    /// <summary>An optional value.</summary>
    /// <param name="value">What it holds; null for none.</param>
    public static CelValue Optional(CelValue? value) => new(CelKind.Optional, value is { } v ? new Box(v) : null);

    /// <summary>An error.</summary>
    public static CelValue Fail(string message) => new(CelKind.Error, new CelError(message));

    internal static CelValue Fatal(string message) => new(CelKind.Error, new CelError(message) { IsFatal = true });

    /// <summary>The error that a function has no overload for its arguments.</summary>
    public static CelValue NoSuchOverload() => Fail("no such overload");

    /// <summary>The type of the value.</summary>
    public CelType Type() => Kind switch
    {
        CelKind.Null => CelType.Null,
        CelKind.Bool => CelType.Bool,
        CelKind.Int => CelType.Int,
        CelKind.Uint => CelType.Uint,
        CelKind.Double => CelType.Double,
        CelKind.String => CelType.String,
        CelKind.Bytes => CelType.Bytes,
        CelKind.Timestamp => CelType.Timestamp,
        CelKind.Duration => CelType.Duration,
        CelKind.List => CelType.ListOfDyn,
        CelKind.Map => AsMap!.ObjectType ?? CelType.MapOfDyn,
        CelKind.Type => CelType.TypeOfDyn,
        CelKind.Opaque => AsOpaque!.Type,
        CelKind.Optional => CelType.OptionalOf(CelType.Dyn),
        _ => CelType.Error,
    };

    /// <summary>The value for people.</summary>
    public override string ToString() => Kind switch
    {
        CelKind.Error => Error?.Message ?? "",
        CelKind.Null => "null",
        CelKind.Bool => AsBool ? "true" : "false",
        CelKind.Int => AsInt.ToString(System.Globalization.CultureInfo.InvariantCulture),
        CelKind.Uint => AsUint.ToString(System.Globalization.CultureInfo.InvariantCulture) + "u",
        CelKind.Double => DoubleText.Of(AsDouble),
        CelKind.String => GoText.Quote(AsString!),
        CelKind.Bytes => "b" + GoText.Quote(System.Text.Encoding.UTF8.GetString(AsBytes.Span)),
        CelKind.Timestamp => $"timestamp({GoText.Quote(TimeText.Of(UnixSeconds, Nanoseconds))})",
        CelKind.Duration => $"duration({GoText.Quote(TimeText.Seconds(AsDuration))})",
        CelKind.List => $"[{string.Join(", ", AsList!.Enumerate())}]",
        CelKind.Map => $"{{{string.Join(", ", AsMap!.Enumerate().Select(e => $"{e.Key}: {e.Value}"))}}}",
        CelKind.Type => AsType!.RuntimeName,
        CelKind.Opaque => AsOpaque!.ToString() ?? "",
        _ => Held is { } held ? $"optional.of({held})" : "optional.none()",
    };

    private sealed class Box(CelValue value)
    {
        public CelValue Value { get; } = value;
    }
}
