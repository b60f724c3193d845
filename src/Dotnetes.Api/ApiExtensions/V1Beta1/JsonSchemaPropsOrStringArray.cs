using Dotnetes.Serialization.Protobuf;
using Dotnetes.Serialization.Schema;

namespace Dotnetes.Api.ApiExtensions.V1Beta1;

/// <summary>A schema, or the names of the properties that must be there too.</summary>
/// <param name="Single">The schema.</param>
/// <param name="Properties">The names.</param>
public sealed record JsonSchemaPropsOrStringArray(JsonSchemaProps? Single, ValueList<string> Properties)
    : IJsonValue<JsonSchemaPropsOrStringArray>, IProtoMessage<JsonSchemaPropsOrStringArray>, IHasSchema
{
    /// <summary>Neither.</summary>
    public static JsonSchemaPropsOrStringArray Empty { get; } = new(null, default);

    /// <inheritdoc/>
    public static TypeSchema Schema { get; } = new() { Name = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.JSONSchemaPropsOrStringArray", ScalarType = "any" };

    /// <inheritdoc/>
    public static JsonSchemaPropsOrStringArray ReadJson(ref JsonReader reader) => reader.PeekKind() switch
    {
        JsonKind.Array => new(null, reader.ReadStringList()),
        JsonKind.Null => reader.TryReadNull() ? Empty : Empty,
        _ => new(JsonSchemaProps.ReadJson(ref reader), default),
    };

    /// <inheritdoc/>
    public void WriteJson(ref JsonWriter writer)
    {
        if (!Properties.IsEmpty)
        {
            writer.WriteList(Properties);
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
    public static JsonSchemaPropsOrStringArray ReadProto(ref ProtoReader reader)
    {
        JsonSchemaProps? single = null;
        var properties = default(ValueListBuilder<string>);
        while (reader.TryReadTag(out var tag))
        {
            switch (tag)
            {
                case 10:
                    single = ProtoCodec.ReadMessage<JsonSchemaProps>(ref reader);
                    break;
                case 18:
                    properties.Add(reader.ReadString());
                    break;
                default:
                    reader.Skip(tag);
                    break;
            }
        }

        return new(single, properties.ToListOrNull());
    }

    /// <inheritdoc/>
    public void WriteProto(ref ProtoWriter writer)
    {
        for (var i = Properties.Count - 1; i >= 0; i--)
        {
            writer.WriteString(18, Properties[i]);
        }

        if (Single is not null)
        {
            writer.WriteMessage(10, Single);
        }
    }
}
