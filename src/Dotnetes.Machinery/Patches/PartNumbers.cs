using System.Runtime.InteropServices;
using System.Text;
using Dotnetes.Machinery.Json;
using Dotnetes.Serialization.Json;

namespace Dotnetes.Machinery.Patches;

/// <summary>Gives equal parts of documents one number, from the innermost out, so that whether large parts are equal costs nothing to ask.</summary>
internal sealed class PartNumbers
{
    private const int ObjectMark = -1;
    private const int ArrayMark = -2;

    private readonly Dictionary<JsonValue, int> _scalars = [];
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<int[], int> _containers = new(SequenceComparer.Instance);
    private int _count;

    /// <summary>Reads a document.</summary>
    public NumberedPart Read(ref JsonReader reader)
    {
        var kind = reader.PeekKind();
        var start = reader.Position;
        switch (kind)
        {
            case JsonKind.Object:
                var members = Members();
                reader.BeginObject();
                while (reader.NextProperty(out var name))
                {
                    var key = Encoding.UTF8.GetString(name);
                    members[key] = Read(ref reader);
                }

                return new(NumberOf(members), start..reader.Position, null, Members: members);
            case JsonKind.Array:
                var items = new List<NumberedPart>();
                reader.BeginArray();
                while (reader.NextElement())
                {
                    items.Add(Read(ref reader));
                }

                return new(NumberOf(items), start..reader.Position, null, Items: items);
            default:
                var scalar = JsonValue.Parse(reader.ReadRaw());
                return new(NumberOf(_scalars, scalar), start..reader.Position, scalar);
        }
    }

    /// <summary>The parts of a value.</summary>
    public NumberedPart Of(JsonValue value)
    {
        switch (value)
        {
            case JsonObject o:
                var members = Members();
                foreach (var (name, member) in o)
                {
                    members[name] = Of(member);
                }

                return new(NumberOf(members), default, value, Members: members);
            case JsonArray a:
                var items = new List<NumberedPart>(a.Count);
                for (var i = 0; i < a.Count; i++)
                {
                    items.Add(Of(a[i]));
                }

                return new(NumberOf(items), default, value, Items: items);
            default:
                return new(NumberOf(_scalars, value), default, value);
        }
    }

    private static SortedDictionary<string, NumberedPart> Members() => new(StringComparer.Ordinal);

    private int NumberOf(SortedDictionary<string, NumberedPart> members) =>
        NumberOf(_containers, [ObjectMark, .. members.SelectMany(m => (int[])[NumberOf(_names, m.Key), m.Value.Number])]);

    private int NumberOf(List<NumberedPart> items) => NumberOf(_containers, [ArrayMark, .. items.Select(static i => i.Number)]);

    private int NumberOf<T>(Dictionary<T, int> numbers, T part)
        where T : notnull
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, part, out var known);
        return known ? number : number = ++_count;
    }

    private sealed class SequenceComparer : IEqualityComparer<int[]>
    {
        public static SequenceComparer Instance { get; } = new();

        public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(int[] obj)
        {
            var hash = default(HashCode);
            hash.AddBytes(MemoryMarshal.AsBytes<int>(obj));
            return hash.ToHashCode();
        }
    }
}
