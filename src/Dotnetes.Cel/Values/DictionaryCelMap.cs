using Dotnetes.Cel.Types;
using Dotnetes.Machinery.Json;

namespace Dotnetes.Cel.Values;

internal sealed class DictionaryCelMap : CelMap
{
    private readonly List<CelValue> _keys = [];
    private readonly Dictionary<CelValue, CelValue> _values = new(CelEquality.Keys);

    public CelType? Declared { get; init; }

    public override CelType? ObjectType => Declared;

    public override int Count => _keys.Count;

    public override CelValue KeyAt(int index) => _keys[index];

    public override bool TryGet(in CelValue key, out CelValue value) => _values.TryGetValue(key, out value);

    public bool TryAdd(in CelValue key, in CelValue value)
    {
        if (!_values.TryAdd(key, value))
        {
            return false;
        }

        _keys.Add(key);
        return true;
    }
}

internal sealed class JsonCelMap(JsonObject json, CelType type) : CelMap
{
    public override CelType? ObjectType => type.Kind == CelTypeKind.Object ? type : null;

    public override int Count => json.Count;

    public JsonObject Json => json;

    public override CelValue KeyAt(int index) => CelValue.Of(json.Keys.ElementAt(index));

    public override bool TryGet(in CelValue key, out CelValue value)
    {
        if (key.AsString is { } name)
        {
            return TryGet(name, out value);
        }

        value = default;
        return false;
    }

    public override bool TryGet(string key, out CelValue value)
    {
        var of = CelType.Dyn;
        var name = key;
        if (type.Declaration is { } declaration)
        {
            if (declaration.Find(key) is not { } field)
            {
                value = default;
                return false;
            }

            (of, name) = (field.Type, field.JsonName);
        }
        else if (type.Kind == CelTypeKind.Map)
        {
            of = type.Parameters[1];
        }

        if (!json.TryGetValue(name, out var found))
        {
            value = default;
            return false;
        }

        value = JsonCelValues.Of(found, of);
        return true;
    }
}
