using Dotnetes.Serialization.Json;
using Dotnetes.Serialization.Protobuf;
using Dotnetes.Serialization.Schema;

namespace Dotnetes.Serialization.Scalars;

/// <content>The wire forms.</content>
public readonly partial struct Time : IJsonValue<Time>, IProtoMessage<Time>, IHasSchema
{
    /// <inheritdoc/>
    public static TypeSchema Schema { get; } = new() { Name = "io.k8s.apimachinery.pkg.apis.meta.v1.Time", ScalarType = "string", ScalarFormat = "date-time" };

    /// <inheritdoc/>
    public static Time ReadJson(ref JsonReader reader)
    {
        if (reader.TryReadNull())
        {
            return default;
        }

        return Read(reader.ReadUtf8(), out var value) is { } error ? throw reader.Error(error, reader.Position - 1) : value;
    }

    /// <inheritdoc/>
    public void WriteJson(ref JsonWriter writer)
    {
        if (IsZero || !TryFormatUtf8(writer.OpenAscii(MaxUtf8Length), out var length))
        {
            writer.WriteNull();
            return;
        }

        writer.CloseAscii(length);
    }

    /// <inheritdoc/>
    public static Time ReadProto(ref ProtoReader reader)
    {
        var isSet = false;
        long seconds = 0;
        while (reader.TryReadTag(out var tag))
        {
            isSet = true;
            switch (tag)
            {
                case 8:
                    seconds = reader.ReadInt64();
                    break;
                case 16:
                    reader.ReadInt32();
                    break;
                default:
                    reader.Skip(tag);
                    break;
            }
        }

        return isSet ? FromUnixSeconds(seconds) : default;
    }

    /// <inheritdoc/>
    public void WriteProto(ref ProtoWriter writer)
    {
        if (!IsZero)
        {
            writer.WriteVarint(16, 0);
            writer.WriteVarint(8, (ulong)UnixSeconds);
        }
    }
}
