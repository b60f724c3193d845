namespace Dotnetes.Serialization.Protobuf;

/// <summary>The writing half of <see cref="IProtoMessage{TSelf}"/>, usable without knowing the type.</summary>
public interface IProtoMessage
{
    /// <summary>Writes the fields of the message, last field first, because <see cref="ProtoWriter"/> grows towards lower addresses.</summary>
    void WriteProto(ref ProtoWriter writer);
}
