using Dotnetes.Api.Meta.V1;
using Dotnetes.Serialization.Protobuf;

namespace Dotnetes.Client.Transport;

/// <summary>Turns bytes of the wire into objects and back.</summary>
internal static class WireObjects
{
    /// <summary>An object in one of the two forms; JSON of a kind that is not compiled in stays JSON.</summary>
    /// <exception cref="DecodingException">The bytes are malformed.</exception>
    public static (IKubeKind? Value, ReadOnlyMemory<byte> Json) Decode(ReadOnlyMemory<byte> bytes, bool protobuf)
    {
        if (bytes.IsEmpty)
        {
            return default;
        }

        return protobuf || bytes.Span.StartsWith(ProtobufEnvelope.Magic) ? (DecodeProtobuf(bytes.Span), default) : DecodeJson(bytes);
    }

    /// <summary>A frame of a watch in JSON.</summary>
    public static KubeWatchFrame DecodeJsonFrame(ReadOnlySpan<byte> line)
    {
        var type = "";
        ReadOnlySpan<byte> body = default;
        var reader = new JsonReader(line);
        for (var open = reader.BeginObject(); open && reader.NextProperty(out var name);)
        {
            if (name.SequenceEqual("type"u8))
            {
                type = reader.ReadString();
            }
            else if (name.SequenceEqual("object"u8))
            {
                body = reader.ReadRaw();
            }
            else
            {
                reader.SkipUnknown();
            }
        }

        reader.End();

        // The line lives in a buffer that is reused, so JSON that stays JSON needs its own copy.
        return Find(body) is { } codec ? new(TypeOf(type), codec.DecodeJson(body)) : new(TypeOf(type), null, body.ToArray());
    }

    /// <summary>A frame of a watch in protobuf: a WatchEvent without envelope whose object has one.</summary>
    public static KubeWatchFrame DecodeProtobufFrame(ReadOnlySpan<byte> frame)
    {
        var e = ProtoCodec.Decode<WatchEvent>(frame);
        var (value, json) = Decode(e.Object.Raw.Memory, protobuf: false);
        return new(TypeOf(e.Type), value, json);
    }

    /// <summary>The bytes of a body.</summary>
    public static byte[] Encode(IKubeKind body, bool protobuf)
    {
        if (!protobuf || body is not IProtoMessage message)
        {
            return JsonText.Encode(body);
        }

        var writer = new ProtoWriter(1024);
        try
        {
            ProtobufEnvelope.Write(ref writer, body.KindInfo.ApiVersion, body.KindInfo.Kind, message);
            return writer.ToArray();
        }
        finally
        {
            writer.Dispose();
        }
    }

    /// <summary>What a document says that it is; empty where it does not.</summary>
    public static (string ApiVersion, string Kind) TypeMetaOf(ReadOnlySpan<byte> json)
    {
        string apiVersion = "", kind = "";
        var reader = new JsonReader(json);
        if (reader.PeekKind() != JsonKind.Object)
        {
            return (apiVersion, kind);
        }

        // Servers write these two first, so that the loop seldom goes far.
        for (var open = reader.BeginObject(); open && (apiVersion.Length == 0 || kind.Length == 0) && reader.NextProperty(out var name);)
        {
            if (name.SequenceEqual("apiVersion"u8))
            {
                apiVersion = reader.ReadString();
            }
            else if (name.SequenceEqual("kind"u8))
            {
                kind = reader.ReadString();
            }
            else
            {
                reader.SkipUnknown();
            }
        }

        return (apiVersion, kind);
    }

    private static IKubeKind DecodeProtobuf(ReadOnlySpan<byte> bytes)
    {
        var envelope = ProtobufEnvelope.Open(bytes);
        return KubeKinds.TryGet(envelope.ApiVersion, envelope.Kind, out var codec) && codec.HasProto
            ? codec.DecodeProto(envelope.Raw)
            : throw new DecodingException($"the kind {envelope.Kind} of {envelope.ApiVersion} is not known in protobuf");
    }

    private static (IKubeKind? Value, ReadOnlyMemory<byte> Json) DecodeJson(ReadOnlyMemory<byte> bytes) =>
        Find(bytes.Span) is { } codec ? (codec.DecodeJson(bytes.Span), default) : (null, bytes);

    private static KindCodec? Find(ReadOnlySpan<byte> json)
    {
        var (apiVersion, kind) = TypeMetaOf(json);
        return KubeKinds.TryGet(apiVersion, kind, out var codec) ? codec : null;
    }

    private static WatchEventType TypeOf(string type) => type switch
    {
        "ADDED" => WatchEventType.Added,
        "MODIFIED" => WatchEventType.Modified,
        "DELETED" => WatchEventType.Deleted,
        "BOOKMARK" => WatchEventType.Bookmark,
        "ERROR" => WatchEventType.Error,
        _ => throw new DecodingException($"\"{type}\" is not a type of watch events"),
    };
}
