using Dotnetes.Serialization.Protobuf;
using Dotnetes.Serialization.Schema;

namespace Dotnetes.Api;

/// <summary>Decodes and describes one kind without naming its type at compile time.</summary>
public sealed class KindCodec
{
    private readonly JsonDecoder _readJson;
    private readonly ProtoDecoder? _readProto;
    private readonly Func<TypeSchema> _schema;

    private KindCodec(KindInfo info, Type type, JsonDecoder readJson, ProtoDecoder? readProto, Func<TypeSchema> schema)
    {
        Info = info;
        Type = type;
        _readJson = readJson;
        _readProto = readProto;
        _schema = schema;
    }

    private delegate IKubeKind JsonDecoder(ref JsonReader reader);

    private delegate IKubeKind ProtoDecoder(ref ProtoReader reader);

    /// <summary>The names of the kind.</summary>
    public KindInfo Info { get; }

    /// <summary>The C# type.</summary>
    public Type Type { get; }

    /// <summary>Whether the kind has a protobuf form.</summary>
    public bool HasProto => _readProto is not null;

    /// <summary>The schema of the kind.</summary>
    public TypeSchema Schema => _schema();

    /// <summary>The codec of a kind that has only a JSON form.</summary>
    public static KindCodec OfJson<T>()
        where T : IKubeKind<T> => new(T.Info, typeof(T), static (ref JsonReader reader) => T.ReadJson(ref reader), null, static () => T.Schema);

    /// <summary>The codec of a kind with both forms.</summary>
    public static KindCodec Of<T>()
        where T : IKubeKind<T>, IProtoMessage<T> => new(
            T.Info,
            typeof(T),
            static (ref JsonReader reader) => T.ReadJson(ref reader),
            static (ref ProtoReader reader) => T.ReadProto(ref reader),
            static () => T.Schema);

    /// <summary>Reads the object from JSON.</summary>
    /// <exception cref="DecodingException">The JSON is malformed or does not fit the type.</exception>
    public IKubeKind ReadJson(ref JsonReader reader) => _readJson(ref reader);

    /// <summary>Decodes a whole JSON document.</summary>
    /// <exception cref="DecodingException">The JSON is malformed or does not fit the type.</exception>
    public IKubeKind DecodeJson(ReadOnlySpan<byte> utf8)
    {
        var reader = new JsonReader(utf8);
        var value = _readJson(ref reader);
        reader.End();
        return value;
    }

    /// <summary>Decodes a protobuf message without its envelope.</summary>
    /// <exception cref="DecodingException">The bytes are not a valid message, or the kind has no protobuf form.</exception>
    public IKubeKind DecodeProto(ReadOnlySpan<byte> message)
    {
        if (_readProto is null)
        {
            throw new DecodingException($"{Info.Kind} has no protobuf form");
        }

        var reader = new ProtoReader(message);
        return _readProto(ref reader);
    }
}
