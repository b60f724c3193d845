using System.Collections.Generic;
using System.Linq;

namespace Dotnetes.Api.Generators;

/// <summary>Writes the protobuf decoder.</summary>
internal static class ProtoReadEmitter
{
    private const string Reader = "global::Dotnetes.Serialization.Protobuf.ProtoReader";
    private const string Collections = "global::Dotnetes.Serialization.Collections.";

    public static void Emit(SourceText source, TypeModel type)
    {
        var fields = type.Fields.Where(f => f.Number > 0).ToList();
        source.Line("/// <inheritdoc/>");
        source.Line($"public static {type.Name} ReadProto(ref {Reader} reader) => new(ref reader);").Line();
        source.Open($"private {type.Name}(ref {Reader} reader)");
        foreach (var field in fields.Where(IsCollected))
        {
            source.Line($"var l{field.Property} = default({Builder(field.Value)});");
        }

        EmitLoop(source, fields, "reader", 0);
        foreach (var field in fields.Where(IsCollected))
        {
            source.Line($"{field.Property} = l{field.Property}.{(field.Value.Shape == Shape.Map ? "ToMapOrNull" : "ToListOrNull")}();");
        }

        source.Close().Line();
    }

    private static bool IsCollected(FieldModel field) => field.Value.Shape is Shape.Map || (field.Value.Shape is Shape.List && !field.Wrapped);

    private static string Builder(ValueModel value) =>
        $"{Collections}{(value.Shape == Shape.Map ? "ValueMapBuilder" : "ValueListBuilder")}<{value.Items!.Type}>";

    // Fields that stand in a nested message on the wire are read by a nested loop into the same record.
    private static void EmitLoop(SourceText source, List<FieldModel> fields, string reader, int level)
    {
        var tag = "tag" + level;
        source.Open($"while ({reader}.TryReadTag(out var {tag}))");
        source.Open($"switch ({tag})");
        foreach (var field in fields.Where(f => f.Inside.Length == level))
        {
            EmitField(source, field, reader);
        }

        foreach (var group in fields.Where(f => f.Inside.Length > level).GroupBy(f => f.Inside[level]))
        {
            var nested = "inner" + (level + 1);
            source.Open($"case {(group.Key << 3) | 2}:");
            source.Line($"var {nested} = {reader}.ReadMessage();");
            EmitLoop(source, group.ToList(), nested, level + 1);
            source.Line("break;").Close();
        }

        source.Line("default:").Line($"    {reader}.SkipUnknown({tag}, 0x{Known(fields, level):X}UL);").Line("    break;");
        source.Close().Close();
    }

    // The numbers of this message's fields below 64, a bit for each: what has such a number and met no case came with a wrong wire type.
    private static ulong Known(List<FieldModel> fields, int level) =>
        fields.Select(f => f.Inside.Length == level ? f.Number : f.Inside[level]).Where(n => n < 64).Aggregate(0UL, (known, number) => known | (1UL << number));

    private static void EmitField(SourceText source, FieldModel field, string reader)
    {
        var value = field.Value;
        if (value.Shape == Shape.Map)
        {
            EmitMapEntry(source, field, reader);
            return;
        }

        if (value.Shape == Shape.List && !field.Wrapped)
        {
            var item = value.Items!;
            source.Line($"case {(field.Number << 3) | item.WireType}:");
            source.Line($"    l{field.Property}.Add({Read(item, reader)});").Line("    break;");
            if (item.IsPackable)
            {
                source.Open($"case {(field.Number << 3) | 2}:");
                source.Line($"var packed = {reader}.ReadMessage();");
                source.Open("while (!packed.AtEnd)").Line($"l{field.Property}.Add({Read(item, "packed")});").Close();
                source.Line("break;").Close();
            }

            return;
        }

        source.Line($"case {(field.Number << 3) | value.WireType}:");
        source.Line($"    {field.Property} = {Read(value, reader)};").Line("    break;");
    }

    private static void EmitMapEntry(SourceText source, FieldModel field, string reader)
    {
        var item = field.Value.Items!;
        source.Open($"case {(field.Number << 3) | 2}:");
        source.Line($"var entry = {reader}.ReadMessage();").Line("var key = \"\";");
        source.Line($"{item.Type} value = {Zero(item)};");
        source.Open("while (entry.TryReadTag(out var part))");
        source.Open("switch (part)");
        source.Line("case 10:").Line("    key = entry.ReadString();").Line("    break;");
        source.Line($"case {16 | item.WireType}:").Line($"    value = {Read(item, "entry")};").Line("    break;");
        source.Line("default:").Line("    entry.Skip(part);").Line("    break;");
        source.Close().Close();
        source.Line($"l{field.Property}.Add(key, value);").Line("break;").Close();
    }

    private static string Zero(ValueModel value) => value.Shape switch
    {
        Shape.String => "\"\"",
        Shape.Message when !value.IsStruct => value.Type + ".Empty",
        _ => "default",
    };

    private static string Read(ValueModel value, string reader) => value.Shape switch
    {
        Shape.Message => $"global::Dotnetes.Serialization.Protobuf.ProtoCodec.ReadMessage<{value.Type}>(ref {reader})",
        Shape.Enum => $"({value.Type}){reader}.ReadInt32()",
        Shape.List => $"global::Dotnetes.Serialization.Protobuf.ProtoCodec.ReadWrappedStrings(ref {reader})",
        _ => $"{reader}.Read{value.Shape}()",
    };
}
