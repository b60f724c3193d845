using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Dotnetes.Machinery.Json;
using Dotnetes.Serialization.Json;

namespace Dotnetes.Machinery.Apply;

/// <summary>
/// The fields that new objects of one kind set, by the shape of the object: its names, the keys of its lists and the members of its sets, without other values. Objects
/// made from one template have one shape, so their fields are found once and their encoded form is shared.
/// </summary>
/// <param name="type">The type of the objects.</param>
/// <param name="empty">An object of the kind without content: what is as there is not set.</param>
internal sealed class FieldShapes(MergeType type, JsonObject empty)
{
    // A cluster has some hundred templates; more than this many are forgotten together.
    private const int MaxShapes = 512;
    private const int MaxShapeBytes = 16 * 1024;

    // Marks of values of each kind: no JSON begins so.
    private const int FirstMark = 1;
    private const byte Unset = 31;

    private readonly ConcurrentDictionary<byte[], FieldSet> _sets = new(Bytes.Instance);

    // About how many there are: to ask the dictionary takes all of its locks.
    private int _count;

    /// <summary>The fields of a new object, asked for where no object of its shape was seen.</summary>
    /// <param name="encoded">The object, as the API's writer encodes it.</param>
    /// <param name="find">Finds the fields.</param>
    /// <exception cref="Serialization.DecodingException">The finder's.</exception>
    public FieldSet Of(ReadOnlyMemory<byte> encoded, Func<ReadOnlyMemory<byte>, FieldSet> find)
    {
        var shape = new ArrayBufferWriter<byte>(1024);
        var reader = new JsonReader(encoded.Span);
        Write(ref reader, type, empty, shape);
        if (shape.WrittenCount > MaxShapeBytes)
        {
            return find(encoded);
        }

        if (_sets.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(shape.WrittenSpan, out var known))
        {
            return known;
        }

        var set = find(encoded);
        if (Interlocked.Increment(ref _count) > MaxShapes)
        {
            _sets.Clear();
            Volatile.Write(ref _count, 1);
        }

        _sets[shape.WrittenSpan.ToArray()] = set;
        return set;
    }

    private static void Write(ref JsonReader reader, MergeType type, JsonValue? empty, ArrayBufferWriter<byte> shape)
    {
        switch (reader.PeekKind())
        {
            case JsonKind.Object when type.Map is { IsAtomic: false } map:
                Members(ref reader, map, empty as JsonObject, null, shape);
                break;
            case JsonKind.Array when type.List is { IsAtomic: false } list && empty is null or JsonNull or JsonArray { Count: 0 }:
                Elements(ref reader, list, shape);
                break;
            case var kind when empty is null or JsonNull:
                reader.SkipValue();
                Add(shape, (byte)(FirstMark + (int)kind));
                break;
            case var kind when IsWhole(type):
                // It is set, as a whole, only if it is not what the empty object has.
                var isEmpty = reader.ReadRaw().SequenceEqual(empty.ToUtf8());
                Add(shape, isEmpty ? Unset : (byte)(FirstMark + (int)kind));
                break;
            default:
                shape.Write(reader.ReadRaw());
                break;
        }
    }

    private static bool IsWhole(MergeType type) => type.Map is null or { IsAtomic: true } && type.List is null or { IsAtomic: true };

    // Of keys the values count: they name the element.
    private static void Members(ref JsonReader reader, MergeMap map, JsonObject? empty, MergeList? keyed, ArrayBufferWriter<byte> shape)
    {
        Add(shape, (byte)'{');
        reader.BeginObject();
        while (reader.NextProperty(out var utf8))
        {

            // With its length, as a name may hold anything.
            BinaryPrimitives.WriteInt32LittleEndian(shape.GetSpan(sizeof(int)), utf8.Length);
            shape.Advance(sizeof(int));
            shape.Write(utf8);
            var name = JsonReader.Share(utf8);
            if (keyed?.HasKey(name) ?? false)
            {
                shape.Write(reader.ReadRaw());
            }
            else
            {
                Write(ref reader, map.Member(name), empty?.Get(name), shape);
            }
        }

        Add(shape, (byte)'}');
    }

    private static void Elements(ref JsonReader reader, MergeList list, ArrayBufferWriter<byte> shape)
    {
        Add(shape, (byte)'[');
        reader.BeginArray();
        while (reader.NextElement())
        {
            if (list.IsSet || list.Items.Map is not { } map || reader.PeekKind() != JsonKind.Object)
            {
                shape.Write(reader.ReadRaw());
                Add(shape, (byte)',');
            }
            else
            {
                Members(ref reader, map, null, list, shape);
            }
        }

        Add(shape, (byte)']');
    }

    private static void Add(ArrayBufferWriter<byte> shape, byte mark)
    {
        shape.GetSpan(1)[0] = mark;
        shape.Advance(1);
    }

    private sealed class Bytes : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static readonly Bytes Instance = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode([DisallowNull] byte[] bytes) => GetHashCode(bytes.AsSpan());

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = default(HashCode);
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }
    }
}
