using Dotnetes.Serialization.Json;
using Dotnetes.Serialization.Protobuf;
using Dotnetes.Serialization.Schema;

namespace Dotnetes.Serialization.Scalars;

/// <content>The wire forms.</content>
public readonly partial struct IntOrString : IJsonValue<IntOrString>, IProtoMessage<IntOrString>, IHasSchema
{
    /// <inheritdoc/>
    public static TypeSchema Schema { get; } = new() { Name = "io.k8s.apimachinery.pkg.util.intstr.IntOrString", ScalarType = "string", ScalarFormat = "int-or-string" };

    /// <inheritdoc/>
    public static IntOrString ReadJson(ref JsonReader reader)
    {
        if (reader.TryReadNull())
        {
            return default;
        }

        return reader.PeekKind() == JsonKind.String ? FromString(reader.ReadString()) : FromInt(reader.ReadExactInt32());
    }

    /// <inheritdoc/>
    public void WriteJson(ref JsonWriter writer)
    {
        if (IsString)
        {
            writer.WriteString(StringValue);
        }
        else
        {
            writer.WriteInt64(IntValue);
        }
    }

    /// <inheritdoc/>
    public static IntOrString ReadProto(ref ProtoReader reader)
    {
        var isString = false;
        var number = 0;
        var text = "";
        while (reader.TryReadTag(out var tag))
        {
            switch (tag)
            {
                case 8:
                    isString = reader.ReadInt64() == 1;
                    break;
                case 16:
                    number = reader.ReadInt32();
                    break;
                case 26:
                    text = reader.ReadString();
                    break;
                default:
                    reader.Skip(tag);
                    break;
            }
        }

        return isString ? FromString(text) : FromInt(number);
    }

    /// <inheritdoc/>
    public void WriteProto(ref ProtoWriter writer)
    {
        writer.WriteString(26, StringValue);
        writer.WriteVarint(16, (ulong)(long)IntValue);
        writer.WriteVarint(8, IsString ? 1UL : 0UL);
    }
}
