using Dotnetes.Serialization.Protobuf;
using Dotnetes.Serialization.Schema;

namespace Dotnetes.Api.ApiExtensions.V1Beta1;

/// <summary>A schema, or a plain yes or no.</summary>
/// <param name="Allows">The answer; true when there is a schema.</param>
/// <param name="Single">The schema.</param>
public sealed record JsonSchemaPropsOrBool(bool Allows, JsonSchemaProps? Single)
    : IJsonValue<JsonSchemaPropsOrBool>, IProtoMessage<JsonSchemaPropsOrBool>, IHasSchema
{
    /// <summary>A plain no.</summary>
    public static JsonSchemaPropsOrBool Empty { get; } = new(false, null);

    /// <inheritdoc/>
    public static TypeSchema Schema { get; } = new() { Name = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.JSONSchemaPropsOrBool", ScalarType = "any" };

    /// <inheritdoc/>
    public static JsonSchemaPropsOrBool ReadJson(ref JsonReader reader) => reader.PeekKind() switch
    {
        JsonKind.Boolean => new(reader.ReadBool(), null),
        JsonKind.Null => reader.TryReadNull() ? Empty : Empty,
        _ => new(true, JsonSchemaProps.ReadJson(ref reader)),
    };

    /// <inheritdoc/>
    public void WriteJson(ref JsonWriter writer)
    {
        if (Single is not null)
        {
            Single.WriteJson(ref writer);
        }
        else
        {
            writer.WriteBool(Allows);
        }
    }

    /// <inheritdoc/>
    public static JsonSchemaPropsOrBool ReadProto(ref ProtoReader reader)
    {
        var allows = false;
        JsonSchemaProps? single = null;
        while (reader.TryReadTag(out var tag))
        {
            switch (tag)
            {
                case 8:
                    allows = reader.ReadBool();
                    break;
                case 18:
                    single = ProtoCodec.ReadMessage<JsonSchemaProps>(ref reader);
                    break;
                default:
                    reader.Skip(tag);
                    break;
            }
        }

        return new(allows, single);
    }

    /// <inheritdoc/>
    public void WriteProto(ref ProtoWriter writer)
    {
        if (Single is not null)
        {
            writer.WriteMessage(18, Single);
        }

        writer.WriteBool(8, Allows);
    }
}
