using Dotnetes.Cel.Types;
using Dotnetes.Machinery.Json;

namespace Dotnetes.Cel.Values;

internal sealed class ArrayCelList(CelValue[] values) : CelList
{
    public static ArrayCelList Empty { get; } = new([]);

    public override int Count => values.Length;

    public override CelValue this[int index] => values[index];
}

// What a comprehension adds to. Only the comprehension sees it while it grows.
internal sealed class GrowingCelList : CelList
{
    private readonly List<CelValue> _values = [];

    public override int Count => _values.Count;

    public override CelValue this[int index] => _values[index];

    public void Add(in CelValue value) => _values.Add(value);
}

internal sealed class ConcatenatedCelList(CelList left, CelList right) : CelList
{
    private CelValue[]? _flat;

    public override int Count { get; } = checked(left.Count + right.Count);

    // Flattened when first read, as a list of lists of lists would be slow to index.
    public override CelValue this[int index] => (_flat ??= [.. left.Enumerate(), .. right.Enumerate()])[index];
}

internal sealed class JsonCelList(JsonArray array, CelType element) : CelList
{
    public override int Count => array.Count;

    public override CelValue this[int index] => JsonCelValues.Of(array[index], element);

    public JsonArray Array => array;
}
