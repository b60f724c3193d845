using Dotnetes.Serialization.Protobuf;
using Dotnetes.Serialization.Schema;

namespace Dotnetes.Serialization.Json;

/// <summary>
/// Any JSON value kept as its bytes: runtime.RawExtension, meta/v1 FieldsV1 and the JSON type of custom resource schemas. When it
/// came from protobuf it may instead hold an encoded object (<see cref="IsEncodedObject"/>).
/// </summary>
public readonly struct RawJson : IJsonValue<RawJson>, IProtoMessage<RawJson>, IHasSchema, IEquatable<RawJson>
{
    /// <summary>Wraps bytes that are one JSON value without white space around it, or an encoded object.</summary>
    public RawJson(ByteString raw) => Raw = raw;

    /// <summary>The bytes; empty when the value was never set.</summary>
    public ByteString Raw { get; }

    /// <summary>Whether the value was never set.</summary>
    public bool IsEmpty => Raw.IsEmpty;

    /// <summary>Whether the bytes are an object in the protobuf envelope rather than JSON.</summary>
    public bool IsEncodedObject => Raw.Span.StartsWith("k8s\0"u8);

    /// <inheritdoc/>
    public static TypeSchema Schema { get; } = new() { Name = "io.k8s.apimachinery.pkg.runtime.RawExtension", ScalarType = "object" };

    /// <summary>Wraps JSON text.</summary>
    public static RawJson Parse(string json)
    {
        var reader = new JsonReader(System.Text.Encoding.UTF8.GetBytes(json));
        var value = ReadJson(ref reader);
        reader.End();
        return value;
    }

    /// <inheritdoc/>
    public static RawJson ReadJson(ref JsonReader reader)
    {
        var raw = reader.ReadRaw();
        if (raw.SequenceEqual("null"u8))
        {
            return default;
        }

        return new(raw.IndexOfAny(" \t\r\n"u8) < 0 ? ByteString.CopyFrom(raw) : Compact(raw));
    }

    private static ByteString Compact(ReadOnlySpan<byte> raw)
    {
        var writer = new JsonWriter(raw.Length);
        try
        {
            writer.WriteCompact(raw, escapeHtml: false);
            return ByteString.Adopt(writer.ToArray());
        }
        finally
        {
            writer.Dispose();
        }
    }

    /// <inheritdoc/>
    public void WriteJson(ref JsonWriter writer)
    {
        if (IsEmpty || IsEncodedObject)
        {
            writer.WriteNull();
            return;
        }

        writer.WriteCompact(Raw.Span);
    }

    /// <inheritdoc/>
    public static RawJson ReadProto(ref ProtoReader reader)
    {
        var raw = default(ByteString);
        while (reader.TryReadTag(out var tag))
        {
            if (tag == 10)
            {
                raw = reader.ReadBytes();
            }
            else
            {
                reader.Skip(tag);
            }
        }

        return new(raw);
    }

    /// <inheritdoc/>
    public void WriteProto(ref ProtoWriter writer)
    {
        if (!Raw.IsNull)
        {
            writer.WriteBytes(10, Raw.Span);
        }
    }

    /// <inheritdoc/>
    public bool Equals(RawJson other) => Raw.Equals(other.Raw);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is RawJson other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Raw.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => Raw.ToUtf8String();

    /// <summary>Equality of the bytes.</summary>
    public static bool operator ==(RawJson left, RawJson right) => left.Equals(right);

    /// <summary>Inequality of the bytes.</summary>
    public static bool operator !=(RawJson left, RawJson right) => !left.Equals(right);
}
