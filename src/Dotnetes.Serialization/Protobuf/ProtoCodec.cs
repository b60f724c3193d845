using Dotnetes.Serialization.Collections;

namespace Dotnetes.Serialization.Protobuf;

/// <summary>What generated protobuf codecs share.</summary>
public static class ProtoCodec
{
    /// <summary>Decodes a whole message.</summary>
    /// <exception cref="DecodingException">The bytes are not a valid message.</exception>
    public static T Decode<T>(ReadOnlySpan<byte> bytes)
        where T : IProtoMessage<T>
    {
        var reader = new ProtoReader(bytes);
        return T.ReadProto(ref reader);
    }

    /// <summary>Encodes a message into an array.</summary>
    public static byte[] Encode<T>(T message)
        where T : IProtoMessage
    {
        var writer = new ProtoWriter(1024);
        try
        {
            message.WriteProto(ref writer);
            return writer.ToArray();
        }
        finally
        {
            writer.Dispose();
        }
    }

    /// <summary>Reads a nested message.</summary>
    public static T ReadMessage<T>(ref ProtoReader reader)
        where T : IProtoMessage<T>
    {
        var nested = reader.ReadMessage();
        return T.ReadProto(ref nested);
    }

    /// <summary>Reads a message whose field 1 repeats strings.</summary>
    public static ValueList<string> ReadWrappedStrings(ref ProtoReader reader)
    {
        var nested = reader.ReadMessage();
        var items = default(ValueListBuilder<string>);
        while (nested.TryReadTag(out var tag))
        {
            if (tag == 10)
            {
                items.Add(nested.ReadString());
            }
            else
            {
                nested.Skip(tag);
            }
        }

        return items.ToList();
    }

    /// <summary>Writes a message whose field 1 repeats strings.</summary>
    public static void WriteWrappedStrings(ref ProtoWriter writer, uint tag, ValueList<string> items)
    {
        var mark = writer.Length;
        for (var i = items.Count - 1; i >= 0; i--)
        {
            writer.WriteString(10, items[i]);
        }

        writer.CloseMessage(tag, mark);
    }
}
