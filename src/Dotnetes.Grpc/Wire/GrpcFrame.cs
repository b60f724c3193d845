using System.Buffers.Binary;
using Dotnetes.Serialization.Protobuf;

namespace Dotnetes.Grpc.Wire;

/// <summary>The length-prefixed message: a flag byte (1 = compressed), a big-endian 32-bit length, the message.</summary>
internal static class GrpcFrame
{
    /// <summary>The bytes before every message.</summary>
    public const int HeaderSize = 5;

    private const int InitialCapacity = 1024;

    /// <summary>Encodes a whole frame into pooled memory. The caller disposes the writer, or detaches its bytes.</summary>
    public static ProtoWriter Encode<T>(T message)
        where T : IProtoMessage<T>
    {
        var writer = new ProtoWriter(InitialCapacity);
        message.WriteProto(ref writer);
        Span<byte> header = stackalloc byte[HeaderSize];
        header[0] = 0;
        BinaryPrimitives.WriteInt32BigEndian(header[1..], writer.Length);
        writer.WriteRaw(header);
        return writer;
    }

    /// <summary>Encodes a whole frame into an array of the shared pool, which the caller returns.</summary>
    public static ArraySegment<byte> EncodePooled<T>(T message)
        where T : IProtoMessage<T>
    {
        var writer = Encode(message);
        return writer.Detach();
    }
}
