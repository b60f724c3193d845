using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace Dotnetes.Api.Generators;

/// <summary>Reads the model of a record from its symbol.</summary>
internal static class ModelReader
{
    private static readonly SymbolDisplayFormat s_fullName = SymbolDisplayFormat.FullyQualifiedFormat;

    public static TypeModel Read(INamedTypeSymbol type)
    {
        var api = Find(type, "ApiTypeAttribute");
        var kind = Find(type, "KindAttribute");
        var fields = new List<FieldModel>();
        foreach (var property in type.GetMembers().OfType<IPropertySymbol>())
        {
            if (Find(property, "FieldAttribute") is { } attribute)
            {
                fields.Add(ReadField(property, attribute));
            }
        }

        return new TypeModel(type.ContainingNamespace.ToDisplayString(), type.Name, fields)
        {
            OpenApi = Text(api, "OpenApi"),
            Description = Summary(type),
            HasJson = api is not null,
            HasProto = api is null || Flag(api, "Proto", true),
            IsProto3 = api is null,
            Atomic = Flag(api, "Atomic", false),
            TypeMeta = Flag(api, "TypeMeta", false),
            IsKind = kind is not null,
            Group = Argument(kind, 0),
            Version = Argument(kind, 1),
            Kind = Argument(kind, 2),
            Plural = Text(kind, "Plural"),
            Namespaced = Flag(kind, "Namespaced", false),
        };
    }

    private static FieldModel ReadField(IPropertySymbol property, AttributeData attribute)
    {
        var (value, nullable) = ReadValue(property.Type);
        return new FieldModel(property.Name, Argument(attribute, 0), (int)(attribute.ConstructorArguments[1].Value ?? 0), value, nullable)
        {
            Omit = attribute.NamedArguments.FirstOrDefault(a => a.Key == "Omit").Value.Value as int? ?? 0,
            Required = Flag(attribute, "Required", false),
            Wrapped = Flag(attribute, "Wrapped", false),
            Inside = Text(attribute, "Inside").Split(new[] { '.' }, StringSplitOptions.RemoveEmptyEntries).Select(int.Parse).ToArray(),
            List = Text(attribute, "List"),
            Keys = Text(attribute, "Keys"),
            Map = Text(attribute, "Map"),
            Patch = Text(attribute, "Patch"),
            MergeKey = Text(attribute, "MergeKey"),
            Default = Text(attribute, "Default"),
            Enum = Text(attribute, "Enum"),
            Format = Text(attribute, "Format"),
            Gate = Text(attribute, "Gate"),
            Description = Summary(property),
        };
    }

    private static (ValueModel Value, bool Nullable) ReadValue(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } wrapped)
        {
            return (ReadValue(wrapped.TypeArguments[0]).Value, true);
        }

        var nullable = type.IsReferenceType && type.NullableAnnotation == NullableAnnotation.Annotated;
        var plain = type.WithNullableAnnotation(NullableAnnotation.NotAnnotated);
        var name = plain.ToDisplayString(s_fullName);
        if (plain is INamedTypeSymbol { IsGenericType: true } generic)
        {
            var shape = generic.Name == "ValueMap" ? Shape.Map : Shape.List;
            return (new ValueModel(shape, name, true, ReadValue(generic.TypeArguments[0]).Value), nullable);
        }

        var scalar = plain.SpecialType switch
        {
            SpecialType.System_String => Shape.String,
            SpecialType.System_Int32 => Shape.Int32,
            SpecialType.System_Int64 => Shape.Int64,
            SpecialType.System_UInt32 => Shape.UInt32,
            SpecialType.System_UInt64 => Shape.UInt64,
            SpecialType.System_Boolean => Shape.Bool,
            SpecialType.System_Double => Shape.Double,
            SpecialType.System_Single => Shape.Single,
            _ when plain.TypeKind == TypeKind.Enum => Shape.Enum,
            _ when plain.Name == "ByteString" => Shape.Bytes,
            _ => Shape.Message,
        };
        return (new ValueModel(scalar, name, plain.IsValueType), nullable);
    }

    private static AttributeData? Find(ISymbol symbol, string name) =>
        symbol.GetAttributes().FirstOrDefault(a => a.AttributeClass?.Name == name);

    private static string Argument(AttributeData? attribute, int index) =>
        attribute is null ? "" : attribute.ConstructorArguments[index].Value as string ?? "";

    private static string Text(AttributeData? attribute, string name) =>
        attribute?.NamedArguments.FirstOrDefault(a => a.Key == name).Value.Value as string ?? "";

    private static bool Flag(AttributeData? attribute, string name, bool fallback) =>
        attribute?.NamedArguments.FirstOrDefault(a => a.Key == name).Value.Value as bool? ?? fallback;

    private static string Summary(ISymbol symbol)
    {
        var xml = symbol.GetDocumentationCommentXml();
        if (string.IsNullOrEmpty(xml))
        {
            return "";
        }

        try
        {
            var summary = XElement.Parse(xml).Element("summary");
            if (summary is null)
            {
                return "";
            }

            foreach (var reference in summary.Descendants().Where(e => e.Attribute("cref") is not null).ToList())
            {
                var target = reference.Attribute("cref")!.Value;
                reference.ReplaceWith(new XText(target.Substring(target.LastIndexOfAny(new[] { '.', ':' }) + 1)));
            }

            return string.Join(" ", summary.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        }
        catch (System.Xml.XmlException)
        {
            // The compiler reports malformed documentation itself.
            return "";
        }
    }
}
