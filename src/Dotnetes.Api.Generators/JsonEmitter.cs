using System.Linq;
using static Dotnetes.Api.Generators.SourceText;

namespace Dotnetes.Api.Generators;

/// <summary>Writes the JSON codec.</summary>
internal static class JsonEmitter
{
    private const string Json = "global::Dotnetes.Serialization.Json.";

    public static void Emit(SourceText source, TypeModel type)
    {
        source.Line("/// <inheritdoc/>");
        source.Line($"public static {type.Name} ReadJson(ref {Json}JsonReader reader) => new(ref reader);").Line();
        EmitRead(source, type);
        EmitWrite(source, type);
    }

    private static void EmitRead(SourceText source, TypeModel type)
    {
        var fields = type.Fields.Where(f => f.Json.Length > 0).Select((field, index) => (Field: field, Index: index)).ToList();
        var count = fields.Count;
        source.Open($"private {type.Name}(ref {Json}JsonReader reader)");
        source.Open("if (!reader.BeginObject())").Line("return;").Close().Line();
        if (count == 0 && !type.TypeMeta)
        {
            source.Open("while (reader.NextProperty(out _))").Line("reader.SkipUnknown();").Close();
            source.Close().Line();
            return;
        }

        for (var i = 0; i <= (count - (type.TypeMeta ? -1 : 1)) / 64; i++)
        {
            source.Line($"ulong seen{i} = 0;");
        }

        source.Open("while (reader.NextProperty(out var name))");
        source.Open("switch (name.Length)");
        var names = fields.Select(f => (Name: f.Field.Json, f.Index, Code: $"{f.Field.Property} = {Read(f.Field)};")).ToList();
        if (type.TypeMeta)
        {
            names.Add(("kind", count, TypeMeta(type, "Kind")));
            names.Add(("apiVersion", count + 1, TypeMeta(type, "ApiVersion")));
        }

        foreach (var group in names.GroupBy(n => System.Text.Encoding.UTF8.GetByteCount(n.Name)).OrderBy(g => g.Key))
        {
            source.Open($"case {group.Key}:");
            foreach (var (name, index, code) in group)
            {
                source.Open($"if (global::System.MemoryExtensions.SequenceEqual(name, {Literal(name)}u8))");
                source.Line($"reader.Seen(ref seen{index / 64}, {index % 64});").Line(code).Line("continue;");
                source.Close();
            }

            source.Line("break;").Close();
        }

        source.Close().Line().Line("reader.SkipUnknown();");
        source.Close().Close().Line();
    }

    private static string TypeMeta(TypeModel type, string property) => type.IsKind
        ? $"if (reader.Depth == 1) {{ reader.ReadUtf8(); }} else {{ {property} = reader.ReadString(); }}"
        : $"{property} = reader.ReadString();";

    private static string Read(FieldModel field)
    {
        var value = field.Value;
        var nullable = field.Nullable ? "Nullable" : "";
        return value.Shape switch
        {
            Shape.String => $"reader.Read{nullable}String()",
            Shape.Int32 => $"reader.Read{nullable}Int32()",
            Shape.Int64 => $"reader.Read{nullable}Int64()",
            Shape.UInt32 => "reader.ReadUInt32()",
            Shape.UInt64 => $"reader.Read{nullable}UInt64()",
            Shape.Bool => $"reader.Read{nullable}Bool()",
            Shape.Double => $"reader.Read{nullable}Double()",
            Shape.Single => "reader.ReadSingle()",
            Shape.Bytes => "reader.ReadBytes()",
            Shape.List => value.Items!.Shape switch
            {
                Shape.Message => $"reader.ReadList<{value.Items.Type}>()",
                var item => $"reader.Read{item}List()",
            },
            Shape.Map => value.Items!.Shape switch
            {
                Shape.Message => $"reader.ReadMap<{value.Items.Type}>()",
                Shape.List => $"reader.Read{value.Items.Items!.Shape}ListMap()",
                var item => $"reader.Read{item}Map()",
            },
            // Spelled out, because a bare null may convert to the scalar through one of its own conversions.
            _ when field.Nullable => $"reader.TryReadNull() ? default({value.Type}?) : {value.Type}.ReadJson(ref reader)",
            _ => $"{value.Type}.ReadJson(ref reader)",
        };
    }

    private static void EmitWrite(SourceText source, TypeModel type)
    {
        source.Line("/// <inheritdoc/>");
        source.Open($"public void WriteJson(ref {Json}JsonWriter writer)");
        source.Line("writer.BeginObject();");
        if (type.TypeMeta)
        {
            var root = type.IsKind ? Literal($"\"kind\":\"{type.Kind}\",\"apiVersion\":\"{type.ApiVersion}\"") + "u8" : "default";
            source.Line($"writer.TypeMeta({root}, Kind, ApiVersion);");
        }

        foreach (var field in type.Fields.Where(f => f.Json.Length > 0))
        {
            EmitField(source, field);
        }

        source.Line("writer.EndObject();").Close().Line();
    }

    private static void EmitField(SourceText source, FieldModel field)
    {
        var name = $"writer.Name({Literal($"\"{field.Json}\":")}u8);";
        var property = field.Property;
        if (field.Nullable)
        {
            var local = "v" + property;
            source.Open($"if ({property} is {{ }} {local})").Line(name).Line(Write(field.Value, local)).Close();
            if (field.Omit == 1)
            {
                source.Open("else").Line(name).Line("writer.WriteNull();").Close();
            }

            return;
        }

        var condition = Condition(field);
        if (condition is not null)
        {
            source.Open($"if ({condition})");
        }

        source.Line(name);
        source.Line(field.Value.Shape == Shape.Bytes && field.Omit == 1
            ? $"if ({property}.IsNull) {{ writer.WriteNull(); }} else {{ writer.WriteBytes({property}.Span); }}"
            : Write(field.Value, property));
        if (condition is not null)
        {
            source.Close();
        }
    }

    private static string? Condition(FieldModel field)
    {
        var property = field.Property;
        return field.Omit == 1 ? null : field.Value.Shape switch
        {
            Shape.String => $"{property}.Length != 0",
            Shape.Bool => property,
            Shape.Bytes or Shape.List or Shape.Map => $"!{property}.IsEmpty || (writer.KeepEmpty && !{property}.IsNull)",
            Shape.Message when field.Omit != 2 => null,
            Shape.Message when field.Value.IsStruct => $"!{property}.Equals(default)",
            Shape.Message => $"!{property}.Equals({field.Value.Type}.Empty)",
            _ => $"{property} != 0",
        };
    }

    private static string Write(ValueModel value, string expression) => value.Shape switch
    {
        Shape.String => $"writer.WriteString({expression});",
        Shape.Int32 or Shape.Int64 or Shape.UInt32 => $"writer.WriteInt64({expression});",
        Shape.UInt64 => $"writer.WriteUInt64({expression});",
        Shape.Bool => $"writer.WriteBool({expression});",
        Shape.Double or Shape.Single => $"writer.WriteDouble({expression});",
        Shape.Bytes => $"writer.WriteBytes({expression}.Span);",
        Shape.List => $"writer.WriteList({expression});",
        Shape.Map => $"writer.WriteMap({expression});",
        _ => $"{expression}.WriteJson(ref writer);",
    };
}
