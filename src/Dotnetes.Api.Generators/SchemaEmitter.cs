using System.Collections.Generic;
using System.Linq;
using static Dotnetes.Api.Generators.SourceText;

namespace Dotnetes.Api.Generators;

/// <summary>Writes the schema that is available at run time.</summary>
internal static class SchemaEmitter
{
    private const string Schema = "global::Dotnetes.Serialization.Schema.";

    public static void Emit(SourceText source, TypeModel type)
    {
        source.Line("/// <inheritdoc/>");
        source.Line($"public static {Schema}TypeSchema Schema => SchemaHolder.Value;").Line();
        source.Open("private static class SchemaHolder");
        source.Open($"internal static readonly {Schema}TypeSchema Value = new()");
        source.Line($"Name = {Literal(type.OpenApi)},");
        source.Line($"Description = {Literal(type.Description)},");
        if (type.Atomic)
        {
            source.Line("Atomic = true,");
        }

        if (type.TypeMeta)
        {
            source.Line("HasTypeMeta = true,");
        }

        source.Line("Fields =").Line("[");
        foreach (var field in type.Fields)
        {
            source.Line($"    new({Literal(field.Json)}, {Value(field.Value, field.Format)}) {{ {string.Join(", ", Parts(field))} }},");
        }

        source.Line("],");
        source.Close(";").Close().Line();
    }

    private static IEnumerable<string> Parts(FieldModel field)
    {
        yield return $"Number = {field.Number}";
        if (field.Inside.Length > 0)
        {
            yield return $"Inside = {Literal(string.Join(".", field.Inside))}";
        }

        if (field.Omit != 0)
        {
            yield return $"Omit = (global::Dotnetes.Serialization.Attributes.Omit){field.Omit}";
        }

        if (field.Nullable)
        {
            yield return "Nullable = true";
        }

        if (field.Required)
        {
            yield return "Required = true";
        }

        if (field.Wrapped)
        {
            yield return "Wrapped = true";
        }

        foreach (var (name, value) in new[]
        {
            ("ListType", field.List), ("MapType", field.Map), ("PatchStrategy", field.Patch), ("MergeKey", field.MergeKey),
            ("Default", field.Default), ("Gate", field.Gate), ("Description", field.Description),
        })
        {
            if (value.Length > 0)
            {
                yield return $"{name} = {Literal(value)}";
            }
        }

        if (field.Keys.Length > 0)
        {
            yield return $"ListKeys = [{string.Join(", ", field.Keys.Split(',').Select(Literal))}]";
        }

        if (field.Enum.Length > 0)
        {
            yield return $"Enum = [{string.Join(", ", field.Enum.Split('|').Select(Literal))}]";
        }
    }

    private static string Value(ValueModel value, string format)
    {
        var (shape, natural) = value.Shape switch
        {
            Shape.String => ("String", ""),
            Shape.Int32 => ("Integer", "int32"),
            Shape.UInt32 => ("Integer", "int64"),
            Shape.Int64 => ("Integer", "int64"),
            Shape.UInt64 => ("Integer", "int64"),
            Shape.Bool => ("Boolean", ""),
            Shape.Double => ("Number", "double"),
            Shape.Single => ("Number", "float"),
            Shape.Bytes => ("Bytes", "byte"),
            Shape.List => ("List", ""),
            Shape.Map => ("Map", ""),
            _ => ("Object", ""),
        };
        var items = value.Items is null ? "null" : Value(value.Items, "");
        var type = value.Shape == Shape.Message ? $", static () => {value.Type}.Schema" : "";
        return $"new({Schema}FieldShape.{shape}, {Literal(format.Length > 0 ? format : natural)}, {items}{type})";
    }
}
