using Dotnetes.Serialization.Json;
using Dotnetes.Serialization.Protobuf;
using Dotnetes.Serialization.Schema;

namespace Dotnetes.Serialization.Scalars;

/// <content>The wire forms.</content>
public readonly partial struct Duration : IJsonValue<Duration>, IProtoMessage<Duration>, IHasSchema
{
    /// <inheritdoc/>
    public static TypeSchema Schema { get; } = new() { Name = "io.k8s.apimachinery.pkg.apis.meta.v1.Duration", ScalarType = "string", ScalarFormat = "" };

    /// <inheritdoc/>
    public static Duration ReadJson(ref JsonReader reader)
    {
        if (reader.TryReadNull())
        {
            return default;
        }

        return Read(reader.ReadUtf8(), out var value) is { } error ? throw reader.Error(error, reader.Position - 1) : value;
    }

    /// <inheritdoc/>
    public void WriteJson(ref JsonWriter writer) => writer.WriteString(ToString());

    /// <inheritdoc/>
    public static Duration ReadProto(ref ProtoReader reader)
    {
        long value = 0;
        while (reader.TryReadTag(out var tag))
        {
            if (tag == 8)
            {
                value = reader.ReadInt64();
            }
            else
            {
                reader.Skip(tag);
            }
        }

        return FromNanoseconds(value);
    }

    /// <inheritdoc/>
    public void WriteProto(ref ProtoWriter writer) => writer.WriteVarint(8, (ulong)Nanoseconds);
}
