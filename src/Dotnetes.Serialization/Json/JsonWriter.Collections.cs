using Dotnetes.Serialization.Collections;

namespace Dotnetes.Serialization.Json;

/// <content>Lists and maps; a collection that was never set is written as null.</content>
public ref partial struct JsonWriter
{
    /// <summary>Writes an array of values.</summary>
    public void WriteList<T>(ValueList<T> list)
        where T : IJsonValue
    {
        if (list.IsNull)
        {
            WriteNull();
            return;
        }

        BeginArray();
        foreach (ref readonly var item in list.Span)
        {
            Element();
            item.WriteJson(ref this);
        }

        EndArray();
    }

    /// <summary>Writes an array of strings.</summary>
    public void WriteList(ValueList<string> list)
    {
        if (list.IsNull)
        {
            WriteNull();
            return;
        }

        BeginArray();
        foreach (var item in list.Span)
        {
            Element();
            WriteString(item);
        }

        EndArray();
    }

    /// <summary>Writes an array of integers.</summary>
    public void WriteList(ValueList<int> list)
    {
        if (list.IsNull)
        {
            WriteNull();
            return;
        }

        BeginArray();
        foreach (var item in list.Span)
        {
            Element();
            WriteInt64(item);
        }

        EndArray();
    }

    /// <summary>Writes an array of integers.</summary>
    public void WriteList(ValueList<long> list)
    {
        if (list.IsNull)
        {
            WriteNull();
            return;
        }

        BeginArray();
        foreach (var item in list.Span)
        {
            Element();
            WriteInt64(item);
        }

        EndArray();
    }

    /// <summary>Writes an array of booleans.</summary>
    public void WriteList(ValueList<bool> list)
    {
        if (list.IsNull)
        {
            WriteNull();
            return;
        }

        BeginArray();
        foreach (var item in list.Span)
        {
            Element();
            WriteBool(item);
        }

        EndArray();
    }

    /// <summary>Writes an object of values.</summary>
    public void WriteMap<T>(ValueMap<T> map)
        where T : IJsonValue
    {
        if (map.IsNull)
        {
            WriteNull();
            return;
        }

        BeginObject();
        foreach (var (key, value) in map)
        {
            Name(key);
            value.WriteJson(ref this);
        }

        EndObject();
    }

    /// <summary>Writes an object of strings.</summary>
    public void WriteMap(ValueMap<string> map)
    {
        if (map.IsNull)
        {
            WriteNull();
            return;
        }

        BeginObject();
        foreach (var (key, value) in map)
        {
            Name(key);
            WriteString(value);
        }

        EndObject();
    }

    /// <summary>Writes an object of booleans.</summary>
    public void WriteMap(ValueMap<bool> map)
    {
        if (map.IsNull)
        {
            WriteNull();
            return;
        }

        BeginObject();
        foreach (var (key, value) in map)
        {
            Name(key);
            WriteBool(value);
        }

        EndObject();
    }

    /// <summary>Writes an object of byte strings in base64.</summary>
    public void WriteMap(ValueMap<ByteString> map)
    {
        if (map.IsNull)
        {
            WriteNull();
            return;
        }

        BeginObject();
        foreach (var (key, value) in map)
        {
            Name(key);
            if (value.IsNull)
            {
                WriteNull();
            }
            else
            {
                WriteBytes(value.Span);
            }
        }

        EndObject();
    }

    /// <summary>Writes an object of arrays of strings.</summary>
    public void WriteMap(ValueMap<ValueList<string>> map)
    {
        if (map.IsNull)
        {
            WriteNull();
            return;
        }

        BeginObject();
        foreach (var (key, value) in map)
        {
            Name(key);
            WriteList(value);
        }

        EndObject();
    }
}
