using System.Text;
using System.Text.Json;
using Dotnetes.Api.ApiExtensions.V1;
using Dotnetes.Serialization.Schema;

namespace Dotnetes.ApiServer.Resources.Validation;

/// <content>The parts of schemas of custom resources that are either one thing or another.</content>
internal static partial class InternalForm
{
    // Parts of schemas that are either a schema or something else are structs with a field for each inside.
    private static (bool SchemaFirst, string Other, string OtherOfSchema)? UnionMembers(string name) => name[(name.LastIndexOf('.') + 1)..] switch
    {
        "JSONSchemaPropsOrArray" => (true, "JSONSchemas", "null"),
        "JSONSchemaPropsOrBool" => (false, "Allows", "true"),
        "JSONSchemaPropsOrStringArray" => (true, "Property", "null"),
        _ => null,
    };

    private static void WriteUnion(ref JsonWriter writer, JsonElement value, bool schemaFirst, string other, string otherOfSchema)
    {
        var isSchema = value.ValueKind == JsonValueKind.Object;
        writer.BeginObject();
        for (var i = 0; i < 2; i++)
        {
            if (schemaFirst == (i == 0))
            {
                writer.Name("Schema");
                if (isSchema)
                {
                    Write(ref writer, value, JsonSchemaProps.Schema, null, null);
                }
                else
                {
                    writer.WriteNull();
                }

                continue;
            }

            writer.Name(other);
            if (isSchema)
            {
                writer.WriteRaw(Encoding.UTF8.GetBytes(otherOfSchema));
            }
            else if (value.ValueKind == JsonValueKind.Array && other == "JSONSchemas")
            {
                WriteValue(ref writer, value, new(FieldShape.List, Items: new(FieldShape.Object, Type: () => JsonSchemaProps.Schema)), value, JsonSchemaProps.Schema);
            }
            else
            {
                WriteRaw(ref writer, value);
            }
        }

        writer.EndObject();
    }
}
