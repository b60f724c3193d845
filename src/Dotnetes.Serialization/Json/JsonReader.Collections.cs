using Dotnetes.Serialization.Collections;

namespace Dotnetes.Serialization.Json;

/// <content>Lists and maps. Null reads as a collection that was never set.</content>
public ref partial struct JsonReader
{
    /// <summary>Reads an array of values; null elements read as the zero value.</summary>
    public ValueList<T> ReadList<T>()
        where T : IJsonValue<T>
    {
        if (!BeginArray())
        {
            return default;
        }

        var items = default(ValueListBuilder<T>);
        while (NextElement())
        {
            items.Add(T.ReadJson(ref this));
        }

        return items.ToList();
    }

    /// <summary>Reads an array of strings.</summary>
    public ValueList<string> ReadStringList()
    {
        if (!BeginArray())
        {
            return default;
        }

        var items = default(ValueListBuilder<string>);
        while (NextElement())
        {
            items.Add(ReadString());
        }

        return items.ToList();
    }

    /// <summary>Reads an array of 32-bit integers.</summary>
    public ValueList<int> ReadInt32List()
    {
        if (!BeginArray())
        {
            return default;
        }

        var items = default(ValueListBuilder<int>);
        while (NextElement())
        {
            items.Add(ReadInt32());
        }

        return items.ToList();
    }

    /// <summary>Reads an array of 64-bit integers.</summary>
    public ValueList<long> ReadInt64List()
    {
        if (!BeginArray())
        {
            return default;
        }

        var items = default(ValueListBuilder<long>);
        while (NextElement())
        {
            items.Add(ReadInt64());
        }

        return items.ToList();
    }

    /// <summary>Reads an array of booleans.</summary>
    public ValueList<bool> ReadBoolList()
    {
        if (!BeginArray())
        {
            return default;
        }

        var items = default(ValueListBuilder<bool>);
        while (NextElement())
        {
            items.Add(ReadBool());
        }

        return items.ToList();
    }

    /// <summary>Reads an object as a map of values; null values read as the zero value.</summary>
    public ValueMap<T> ReadMap<T>()
        where T : IJsonValue<T>
    {
        if (!BeginObject())
        {
            return default;
        }

        var entries = default(ValueMapBuilder<T>);
        var keys = StrictKeys();
        while (NextProperty(out var name))
        {
            entries.Add(Key(name, keys), T.ReadJson(ref this));
        }

        return entries.ToMap();
    }

    /// <summary>Reads an object as a map of strings.</summary>
    public ValueMap<string> ReadStringMap()
    {
        if (!BeginObject())
        {
            return default;
        }

        var entries = default(ValueMapBuilder<string>);
        var keys = StrictKeys();
        while (NextProperty(out var name))
        {
            entries.Add(Key(name, keys), ReadString());
        }

        return entries.ToMap();
    }

    /// <summary>Reads an object as a map of booleans.</summary>
    public ValueMap<bool> ReadBoolMap()
    {
        if (!BeginObject())
        {
            return default;
        }

        var entries = default(ValueMapBuilder<bool>);
        var keys = StrictKeys();
        while (NextProperty(out var name))
        {
            entries.Add(Key(name, keys), ReadBool());
        }

        return entries.ToMap();
    }

    /// <summary>Reads an object as a map of byte strings in base64.</summary>
    public ValueMap<ByteString> ReadBytesMap()
    {
        if (!BeginObject())
        {
            return default;
        }

        var entries = default(ValueMapBuilder<ByteString>);
        var keys = StrictKeys();
        while (NextProperty(out var name))
        {
            entries.Add(Key(name, keys), ReadBytes());
        }

        return entries.ToMap();
    }

    /// <summary>Reads an object as a map of arrays of strings.</summary>
    public ValueMap<ValueList<string>> ReadStringListMap()
    {
        if (!BeginObject())
        {
            return default;
        }

        var entries = default(ValueMapBuilder<ValueList<string>>);
        var keys = StrictKeys();
        while (NextProperty(out var name))
        {
            entries.Add(Key(name, keys), ReadStringList());
        }

        return entries.ToMap();
    }

    private readonly HashSet<string>? StrictKeys() => IsStrict ? [] : null;

    private readonly string Key(ReadOnlySpan<byte> name, HashSet<string>? seen)
    {
        var key = StringCache.Get(name);
        if (seen is not null && !seen.Add(key))
        {
            ReportDuplicate();
        }

        return key;
    }
}
