namespace Dotnetes.Serialization.Protobuf;

/// <summary>A type that travels as a protobuf message. The generator implements it for records; scalars implement it by hand.</summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
public interface IProtoMessage<TSelf> : IProtoMessage
    where TSelf : IProtoMessage<TSelf>
{
    /// <summary>Reads the message from the whole of <paramref name="reader"/>. Unknown fields are skipped.</summary>
    /// <exception cref="DecodingException">The bytes are not a valid message.</exception>
    static abstract TSelf ReadProto(ref ProtoReader reader);
}
