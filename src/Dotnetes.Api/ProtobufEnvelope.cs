using Dotnetes.Serialization.Protobuf;

namespace Dotnetes.Api;

/// <summary>
/// The envelope of every protobuf object: the four bytes <c>k8s\0</c>, then runtime.Unknown with the type's names and the message as raw bytes.
/// </summary>
public readonly ref struct ProtobufEnvelope
{
    private ProtobufEnvelope(string apiVersion, string kind, ReadOnlySpan<byte> raw, string contentType)
    {
        ApiVersion = apiVersion;
        Kind = kind;
        Raw = raw;
        ContentType = contentType;
    }

    /// <summary>The bytes that start every envelope.</summary>
    public static ReadOnlySpan<byte> Magic => "k8s\0"u8;

    /// <summary>The apiVersion of the content.</summary>
    public string ApiVersion { get; }

    /// <summary>The kind of the content.</summary>
    public string Kind { get; }

    /// <summary>The content.</summary>
    public ReadOnlySpan<byte> Raw { get; }

    /// <summary>The media type of the content; empty for protobuf.</summary>
    public string ContentType { get; }

    /// <summary>Opens an envelope.</summary>
    /// <exception cref="DecodingException">The bytes do not start with the magic or are no valid message.</exception>
    public static ProtobufEnvelope Open(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith(Magic))
        {
            throw new DecodingException("provided data does not appear to be a protobuf message, expected prefix [107 56 115 0]");
        }

        var reader = new ProtoReader(bytes[Magic.Length..]);
        string apiVersion = "", kind = "", contentType = "";
        ReadOnlySpan<byte> raw = default;
        while (reader.TryReadTag(out var tag))
        {
            switch (tag)
            {
                case 10:
                    var typeMeta = reader.ReadMessage();
                    ReadTypeMeta(ref typeMeta, out apiVersion, out kind);
                    break;
                case 18:
                    raw = reader.ReadLengthDelimited();
                    break;
                case 34:
                    contentType = reader.ReadString();
                    break;
                default:
                    reader.Skip(tag);
                    break;
            }
        }

        return new(apiVersion, kind, raw, contentType);
    }

    /// <summary>Wraps an object. The caller disposes the writer.</summary>
    public static void Write<T>(ref ProtoWriter writer, string apiVersion, string kind, T message)
        where T : IProtoMessage
    {
        WriteTail(ref writer);
        writer.WriteMessage(18, message);
        WriteHead(ref writer, apiVersion, kind);
    }

    /// <summary>Wraps a message that is already encoded.</summary>
    public static byte[] Wrap(string apiVersion, string kind, ReadOnlySpan<byte> message)
    {
        var writer = new ProtoWriter(message.Length + 128);
        try
        {
            WriteTail(ref writer);
            writer.WriteBytes(18, message);
            WriteHead(ref writer, apiVersion, kind);
            return writer.ToArray();
        }
        finally
        {
            writer.Dispose();
        }
    }

    /// <summary>Encodes a kind with its envelope.</summary>
    public static byte[] Encode<T>(T value)
        where T : IKubeKind, IProtoMessage
    {
        var writer = new ProtoWriter(1024);
        try
        {
            Write(ref writer, value.KindInfo.ApiVersion, value.KindInfo.Kind, value);
            return writer.ToArray();
        }
        finally
        {
            writer.Dispose();
        }
    }

    private static void WriteTail(ref ProtoWriter writer)
    {
        writer.WriteString(34, "");
        writer.WriteString(26, "");
    }

    private static void WriteHead(ref ProtoWriter writer, string apiVersion, string kind)
    {
        var mark = writer.Length;
        writer.WriteString(18, kind);
        writer.WriteString(10, apiVersion);
        writer.CloseMessage(10, mark);
        writer.WriteRaw(Magic);
    }

    private static void ReadTypeMeta(ref ProtoReader reader, out string apiVersion, out string kind)
    {
        apiVersion = "";
        kind = "";
        while (reader.TryReadTag(out var tag))
        {
            switch (tag)
            {
                case 10:
                    apiVersion = reader.ReadString();
                    break;
                case 18:
                    kind = reader.ReadString();
                    break;
                default:
                    reader.Skip(tag);
                    break;
            }
        }
    }
}
