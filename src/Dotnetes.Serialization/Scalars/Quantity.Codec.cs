using Dotnetes.Serialization.Json;
using Dotnetes.Serialization.Protobuf;
using Dotnetes.Serialization.Schema;

namespace Dotnetes.Serialization.Scalars;

/// <content>The wire forms.</content>
public readonly partial struct Quantity : IJsonValue<Quantity>, IProtoMessage<Quantity>, IHasSchema
{
    /// <inheritdoc/>
    public static TypeSchema Schema { get; } = new() { Name = "io.k8s.apimachinery.pkg.api.resource.Quantity", ScalarType = "string", ScalarFormat = "" };

    /// <inheritdoc/>
    public static Quantity ReadJson(ref JsonReader reader)
    {
        if (reader.TryReadNull())
        {
            return default;
        }

        var text = reader.PeekKind() switch
        {
            JsonKind.Number => reader.ReadNumber(),
            JsonKind.String => reader.ReadUtf8().Trim(" \t\r\n\v\f"u8),
            _ => reader.ReadRaw(),
        };
        return Read(text, out var value) is { } error ? throw reader.Error(error, reader.Position - 1) : value;
    }

    /// <inheritdoc/>
    public void WriteJson(ref JsonWriter writer)
    {
        if (TryFormatUtf8(writer.OpenAscii(UsualUtf8Length), out var length))
        {
            writer.CloseAscii(length);
        }
        else
        {
            writer.WriteString(ToString());
        }
    }

    /// <inheritdoc/>
    public static Quantity ReadProto(ref ProtoReader reader)
    {
        var value = default(Quantity);
        while (reader.TryReadTag(out var tag))
        {
            if (tag != 10)
            {
                reader.Skip(tag);
            }
            else if (Read(reader.ReadLengthDelimited(), out value) is { } error)
            {
                throw new DecodingException(error);
            }
        }

        return value;
    }

    /// <inheritdoc/>
    public void WriteProto(ref ProtoWriter writer)
    {
        Span<byte> text = stackalloc byte[64];
        if (TryFormatUtf8(text, out var length))
        {
            writer.WriteBytes(10, text[..length]);
        }
        else
        {
            writer.WriteString(10, ToString());
        }
    }
}
