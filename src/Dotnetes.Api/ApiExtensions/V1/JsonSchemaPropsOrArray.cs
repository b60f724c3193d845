using Dotnetes.Serialization.Protobuf;
using Dotnetes.Serialization.Schema;

namespace Dotnetes.Api.ApiExtensions.V1;

/// <summary>One schema for all elements of an array, or one schema for each position.</summary>
/// <param name="Single">The schema of every element.</param>
/// <param name="Schemas">The schemas by position.</param>
public sealed record JsonSchemaPropsOrArray(JsonSchemaProps? Single, ValueList<JsonSchemaProps> Schemas)
    : IJsonValue<JsonSchemaPropsOrArray>, IProtoMessage<JsonSchemaPropsOrArray>, IHasSchema
{
    /// <summary>Neither.</summary>
    public static JsonSchemaPropsOrArray Empty { get; } = new(null, default);

    /// <inheritdoc/>
    public static TypeSchema Schema { get; } = new() { Name = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrArray", ScalarType = "any" };

    /// <inheritdoc/>
    public static JsonSchemaPropsOrArray ReadJson(ref JsonReader reader) => reader.PeekKind() switch
    {
        JsonKind.Array => new(null, reader.ReadList<JsonSchemaProps>()),
        JsonKind.Null => reader.TryReadNull() ? Empty : Empty,
        _ => new(JsonSchemaProps.ReadJson(ref reader), default),
    };

    /// <inheritdoc/>
    public void WriteJson(ref JsonWriter writer)
    {
        if (!Schemas.IsEmpty)
        {
            writer.WriteList(Schemas);
        }
        else if (Single is not null)
        {
            Single.WriteJson(ref writer);
        }
        else
        {
            writer.WriteNull();
        }
    }

    /// <inheritdoc/>
    public static JsonSchemaPropsOrArray ReadProto(ref ProtoReader reader)
    {
        JsonSchemaProps? single = null;
        var schemas = default(ValueListBuilder<JsonSchemaProps>);
        while (reader.TryReadTag(out var tag))
        {
            switch (tag)
            {
                case 10:
                    single = ProtoCodec.ReadMessage<JsonSchemaProps>(ref reader);
                    break;
                case 18:
                    schemas.Add(ProtoCodec.ReadMessage<JsonSchemaProps>(ref reader));
                    break;
                default:
                    reader.Skip(tag);
                    break;
            }
        }

        return new(single, schemas.ToListOrNull());
    }

    /// <inheritdoc/>
    public void WriteProto(ref ProtoWriter writer)
    {
        for (var i = Schemas.Count - 1; i >= 0; i--)
        {
            writer.WriteMessage(18, Schemas[i]);
        }

        if (Single is not null)
        {
            writer.WriteMessage(10, Single);
        }
    }
}
