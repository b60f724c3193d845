using Dotnetes.ApiServer.Resources;
using Dotnetes.Serialization.Protobuf;

namespace Dotnetes.ApiServer.Storage;

/// <summary>Turns the objects of one resource into the store's values and back: protobuf in its envelope, as upstream stores built-in kinds.</summary>
internal sealed class ObjectCodec
{
    private readonly KindCodec _codec;
    private readonly IUntypedStrategy? _strategy;

    /// <summary>The codec of a resource.</summary>
    /// <param name="codec">The kind in the version in which it is stored.</param>
    /// <param name="strategy">The strategy of that version, whose defaults are filled in on reads; null when that version is not served.</param>
    public ObjectCodec(KindCodec codec, IUntypedStrategy? strategy)
    {
        _codec = codec;
        _strategy = strategy;
    }

    /// <summary>The apiVersion in which objects are stored.</summary>
    public string ApiVersion => _codec.Info.ApiVersion;

    /// <summary>Encodes an object, which has the stored version and no resource version.</summary>
    public byte[] Encode(IKubeObject value)
    {
        var writer = new ProtoWriter(2048);
        try
        {
            ProtobufEnvelope.Write(ref writer, _codec.Info.ApiVersion, _codec.Info.Kind, value);
            return writer.ToArray();
        }
        finally
        {
            writer.Dispose();
        }
    }

    /// <summary>Decodes a stored value.</summary>
    /// <exception cref="DecodingException">The value is damaged.</exception>
    public IKubeObject Decode(ReadOnlySpan<byte> bytes)
    {
        IKubeObject value;
        if (bytes.StartsWith(ProtobufEnvelope.Magic))
        {
            var envelope = ProtobufEnvelope.Open(bytes);
            value = Convert(envelope.ApiVersion, envelope.Kind, envelope.Raw);
        }
        else
        {
            value = (IKubeObject)_codec.DecodeJson(bytes);
        }

        return _strategy?.Default(value) ?? value;
    }

    /// <summary>An object in the version in which it is stored.</summary>
    public IKubeObject Convert(IKubeObject value) => VersionConversion.Convert(value, _codec);

    // Values that an older server wrote in another version of the kind.
    private IKubeObject Convert(string apiVersion, string kind, ReadOnlySpan<byte> message)
    {
        if (apiVersion == _codec.Info.ApiVersion || !KubeKinds.TryGet(apiVersion, kind, out var other) || !other.HasProto)
        {
            return (IKubeObject)_codec.DecodeProto(message);
        }

        return VersionConversion.Convert((IKubeObject)other.DecodeProto(message), _codec);
    }
}
