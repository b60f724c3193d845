using Dotnetes.Serialization.Schema;

namespace Dotnetes.ApiServer.OpenApi;

/// <content>The fields of types, and the values that they take.</content>
internal sealed partial class SchemaWriter
{
    private static readonly string[] s_resizes = ["ControllerResizeInProgress", "ControllerResizeInfeasible", "NodeResizeInProgress", "NodeResizeInfeasible", "NodeResizePending"];

    private void WriteField(ref JsonWriter writer, FieldSchema field)
    {
        writer.BeginObject();
        if (field.Description.Length > 0)
        {
            Text(ref writer, "description", field.Description);
        }

        // The only map of which the values are enumerated.
        WriteValue(ref writer, field.Value, hasSiblings: true, field.JsonName == "allocatedResourceStatuses" ? s_resizes : field.Enum);
        if (field.Default.Length > 0 && dialect == OpenApiDialect.V3)
        {
            writer.Name("\"default\":"u8);
            writer.WriteRaw(System.Text.Encoding.UTF8.GetBytes(field.Default));
        }

        if (field.Value.Shape == FieldShape.String)
        {
            WriteEnum(ref writer, field.Enum);
        }

        WriteMergeRules(ref writer, field);
        writer.EndObject();
    }

    private static void WriteMergeRules(ref JsonWriter writer, FieldSchema field)
    {
        if (field.ListKeys.Count > 0)
        {
            writer.Name("\"x-kubernetes-list-map-keys\":"u8);
            writer.WriteList(field.ListKeys.ToValueList());
        }

        foreach (var (name, value) in (ReadOnlySpan<(string, string)>)
        [
            ("x-kubernetes-list-type", field.ListType),
            ("x-kubernetes-map-type", field.MapType),
            ("x-kubernetes-patch-merge-key", field.MergeKey),
            ("x-kubernetes-patch-strategy", field.PatchStrategy),
        ])
        {
            if (value.Length > 0)
            {
                Text(ref writer, name, value);
            }
        }
    }

    private static void WriteEnum(ref JsonWriter writer, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
        {
            writer.Name("\"enum\":"u8);
            writer.WriteList(values.ToValueList());
        }
    }

    private void WriteValue(ref JsonWriter writer, ValueSchema value, bool hasSiblings, IReadOnlyList<string> values)
    {
        switch (value.Shape)
        {
            case FieldShape.Object when value.Type is { } type:
                var name = Refer(Named(type()));
                if (hasSiblings && dialect == OpenApiDialect.V3)
                {
                    // A reference hides its siblings in 3.0.
                    writer.Name("\"allOf\":"u8);
                    writer.BeginArray();
                    writer.Element();
                    WriteReference(ref writer, name);
                    writer.EndArray();
                }
                else
                {
                    WriteReferenceProperty(ref writer, name);
                }

                break;
            case FieldShape.List:
                Text(ref writer, "type", "array");
                writer.Name("\"items\":"u8);
                WriteNested(ref writer, value.Items!, values);
                break;
            case FieldShape.Map:
                Text(ref writer, "type", "object");
                writer.Name("\"additionalProperties\":"u8);
                WriteNested(ref writer, value.Items!, values);
                break;
            case FieldShape.Bytes:
                Text(ref writer, "type", "string");
                Text(ref writer, "format", "byte");
                break;
            default:
                Text(ref writer, "type", value.Shape switch { FieldShape.Integer => "integer", FieldShape.Number => "number", FieldShape.Boolean => "boolean", FieldShape.Object => "object", _ => "string" });
                if (value.Format.Length > 0)
                {
                    Text(ref writer, "format", value.Format);
                }

                break;
        }
    }

    private void WriteNested(ref JsonWriter writer, ValueSchema value, IReadOnlyList<string> values)
    {
        writer.BeginObject();
        WriteValue(ref writer, value, hasSiblings: false, values);
        if (value.Shape == FieldShape.String)
        {
            WriteEnum(ref writer, values);
        }

        writer.EndObject();
    }
}
