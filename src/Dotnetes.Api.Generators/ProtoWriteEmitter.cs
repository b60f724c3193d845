using System.Collections.Generic;
using System.Linq;

namespace Dotnetes.Api.Generators;

/// <summary>Writes the protobuf encoder: fields in descending order, because the writer grows towards lower addresses.</summary>
internal static class ProtoWriteEmitter
{
    public static void Emit(SourceText source, TypeModel type)
    {
        source.Line("/// <inheritdoc/>");
        source.Open("public void WriteProto(ref global::Dotnetes.Serialization.Protobuf.ProtoWriter writer)");
        EmitFields(source, type, type.Fields.Where(f => f.Number > 0).ToList(), 0);
        source.Close().Line();
    }

    private static void EmitFields(SourceText source, TypeModel type, List<FieldModel> fields, int level)
    {
        var parts = fields.Where(f => f.Inside.Length == level).Select(f => (f.Number, Fields: new List<FieldModel> { f }, Nested: false))
            .Concat(fields.Where(f => f.Inside.Length > level).GroupBy(f => f.Inside[level]).Select(g => (Number: g.Key, Fields: g.ToList(), Nested: true)));
        foreach (var part in parts.OrderByDescending(p => p.Number))
        {
            if (!part.Nested)
            {
                EmitField(source, type, part.Fields[0]);
                continue;
            }

            source.Line($"var mark{level}_{part.Number} = writer.Length;");
            EmitFields(source, type, part.Fields, level + 1);
            source.Line($"writer.CloseMessage({(part.Number << 3) | 2}, mark{level}_{part.Number});");
        }
    }

    private static void EmitField(SourceText source, TypeModel type, FieldModel field)
    {
        var value = field.Value;
        var property = field.Property;
        if (field.Nullable)
        {
            source.Open($"if ({property} is {{ }} v{property})").Line(Write(value, field.Number, "v" + property)).Close();
        }
        else if (value.Shape == Shape.Map)
        {
            EmitMap(source, field);
        }
        else if (value.Shape == Shape.List && field.Wrapped)
        {
            source.Open($"if (!{property}.IsNull)").Line(Write(value, field.Number, property)).Close();
        }
        else if (value.Shape == Shape.List)
        {
            EmitList(source, type, field);
        }
        else if (Condition(type, value, property) is { } condition)
        {
            source.Open($"if ({condition})").Line(Write(value, field.Number, property)).Close();
        }
        else
        {
            source.Line(Write(value, field.Number, property));
        }
    }

    private static string? Condition(TypeModel type, ValueModel value, string property) => value.Shape switch
    {
        Shape.Bytes => type.IsProto3 ? $"!{property}.IsEmpty" : $"!{property}.IsNull",
        _ when !type.IsProto3 => null,
        Shape.String => $"{property}.Length != 0",
        Shape.Bool => property,
        Shape.Message => null,
        Shape.Enum => $"(int){property} != 0",
        _ => $"{property} != 0",
    };

    private static void EmitList(SourceText source, TypeModel type, FieldModel field)
    {
        var item = field.Value.Items!;
        var index = "i" + field.Property;
        var packed = type.IsProto3 && item.IsPackable;
        if (packed)
        {
            source.Open($"if (!{field.Property}.IsEmpty)").Line("var mark = writer.Length;");
        }

        source.Open($"for (var {index} = {field.Property}.Count - 1; {index} >= 0; {index}--)");
        source.Line(packed ? WritePacked(item, $"{field.Property}[{index}]") : Write(item, field.Number, $"{field.Property}[{index}]"));
        source.Close();
        if (packed)
        {
            source.Line($"writer.CloseMessage({(field.Number << 3) | 2}, mark);").Close();
        }
    }

    private static void EmitMap(SourceText source, FieldModel field)
    {
        var item = field.Value.Items!;
        var index = "i" + field.Property;
        var value = $"{field.Property}.ValueSpan[{index}]";
        source.Open($"for (var {index} = {field.Property}.Count - 1; {index} >= 0; {index}--)");
        source.Line("var mark = writer.Length;");
        source.Line(item.Shape is Shape.Bytes or Shape.List ? $"if (!{value}.IsNull) {{ {Write(item, 2, value)} }}" : Write(item, 2, value));
        source.Line($"writer.WriteString(10, {field.Property}.KeySpan[{index}]);");
        source.Line($"writer.CloseMessage({(field.Number << 3) | 2}, mark);");
        source.Close();
    }

    private static string WritePacked(ValueModel item, string expression) => item.Shape switch
    {
        Shape.Bool => $"writer.WriteVarint({expression} ? 1UL : 0UL);",
        _ => $"writer.WriteVarint((ulong)(long){expression});",
    };

    private static string Write(ValueModel value, int number, string expression)
    {
        var tag = (number << 3) | value.WireType;
        return value.Shape switch
        {
            Shape.String => $"writer.WriteString({tag}, {expression});",
            Shape.Bytes => $"writer.WriteBytes({tag}, {expression}.Span);",
            Shape.Bool => $"writer.WriteBool({tag}, {expression});",
            Shape.Double => $"writer.WriteDouble({tag}, {expression});",
            Shape.Single => $"writer.WriteSingle({tag}, {expression});",
            Shape.Message => $"{{ var m = writer.Length; {expression}.WriteProto(ref writer); writer.CloseMessage({tag}, m); }}",
            Shape.List => $"global::Dotnetes.Serialization.Protobuf.ProtoCodec.WriteWrappedStrings(ref writer, {tag}, {expression});",
            Shape.UInt64 => $"writer.WriteVarint({tag}, {expression});",
            _ => $"writer.WriteVarint({tag}, (ulong)(long){expression});",
        };
    }
}
