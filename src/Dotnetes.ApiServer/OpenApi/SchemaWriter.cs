using Dotnetes.Serialization.Schema;

namespace Dotnetes.ApiServer.OpenApi;

/// <summary>Writes schemas of types and remembers which further types they refer to.</summary>
internal sealed partial class SchemaWriter(OpenApiDialect dialect)
{
    private static readonly TypeSchema s_fields = new()
    {
        Name = "io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1",
        Description = "A set of fields as a tree: f:NAME stands for a field, k:KEYS for an item of a list by its keys, v:VALUE for an item of a set, i:INDEX for an item by its place.",
        ScalarType = "object",
    };

    private static readonly KindCodec s_claim = KindCodec.Of<Dotnetes.Api.Core.V1.PersistentVolumeClaim>();
    private static readonly TypeSchema s_json = new() { Name = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSON", Description = "Any JSON value.", ScalarType = "any" };

    private readonly SortedDictionary<string, TypeSchema> _types = new(StringComparer.Ordinal);
    private readonly Queue<TypeSchema> _unread = [];
    private readonly Dictionary<string, List<KindInfo>> _kinds = new(StringComparer.Ordinal);
    private TypeSchema? _owner;

    /// <summary>Makes sure that a type is described which every group has: options, and events of watches.</summary>
    public string ReferCommon(TypeSchema type, string kind, KindInfo owner)
    {
        Refer(type, new KindInfo("", "v1", kind));
        foreach (var (group, version) in dialect == OpenApiDialect.V2 ? GroupVersions.Known : [(owner.Group, owner.Version)])
        {
            Refer(type, new KindInfo(group, version, kind));
        }

        return type.Name;
    }

    /// <summary>Makes sure that a type is described; its name, to refer to.</summary>
    public string Refer(TypeSchema type)
    {
        if (type.Name == s_claim.Schema.Name && !_kinds.ContainsKey(type.Name))
        {
            // A kind that is embedded in others.
            return Refer(s_claim);
        }

        if (_types.TryAdd(type.Name, type))
        {
            _unread.Enqueue(type);
        }

        return type.Name;
    }

    /// <summary>Makes sure that a kind is described, with its group, version and kind.</summary>
    public string Refer(KindCodec codec) => Refer(codec.Schema, codec.Info);

    /// <summary>Makes sure that a kind is described, with its group, version and kind.</summary>
    public string Refer(TypeSchema type, KindInfo info)
    {
        if (!_kinds.TryGetValue(type.Name, out var known))
        {
            _kinds[type.Name] = known = [];
        }

        if (!known.Exists(k => k.ApiVersion == info.ApiVersion && k.Kind == info.Kind))
        {
            known.Add(info);
        }

        return Refer(type);
    }

    /// <summary>Writes a reference to a type; an empty name is a text.</summary>
    public void WriteReference(ref JsonWriter writer, string name)
    {
        writer.BeginObject();
        if (name.Length == 0)
        {
            Text(ref writer, "type", "string");
            writer.EndObject();
            return;
        }

        WriteReferenceProperty(ref writer, name);
        writer.EndObject();
    }

    /// <summary>Writes all types that were referred to, by name.</summary>
    public void WriteTypes(ref JsonWriter writer)
    {
        while (_unread.TryDequeue(out var type))
        {
            _owner = type;
            foreach (var field in type.Fields)
            {
                Visit(field.Value);
            }
        }

        writer.BeginObject();
        foreach (var (name, type) in _types)
        {
            writer.Name(name);
            WriteType(ref writer, type);
        }

        writer.EndObject();
    }

    private void Visit(ValueSchema value)
    {
        if (value.Items is { } items)
        {
            Visit(items);
        }

        if (value.Type is { } type)
        {
            Refer(Named(type()));
        }
    }

    // Values of any form have a type of their own where upstream gives them one.
    private TypeSchema Named(TypeSchema type) => !ReferenceEquals(type, RawJson.Schema) ? type : _owner?.Name switch
    {
        "io.k8s.apimachinery.pkg.apis.meta.v1.ManagedFieldsEntry" => s_fields,
        "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaProps" => s_json,
        _ => type,
    };

    private void WriteReferenceProperty(ref JsonWriter writer, string name)
    {
        writer.Name("\"$ref\":"u8);
        writer.WriteString((dialect == OpenApiDialect.V3 ? "#/components/schemas/" : "#/definitions/") + name);
    }

    private void WriteType(ref JsonWriter writer, TypeSchema type)
    {
        _owner = type;
        writer.BeginObject();
        if (type.Description.Length > 0)
        {
            Text(ref writer, "description", type.Description);
        }

        if (type.ScalarType.Length > 0)
        {
            WriteScalar(ref writer, type);
        }
        else
        {
            Text(ref writer, "type", "object");
            WriteProperties(ref writer, type);
        }

        if (type.Atomic)
        {
            Text(ref writer, "x-kubernetes-map-type", "atomic");
        }

        if (_kinds.TryGetValue(type.Name, out var kinds))
        {
            writer.Name("\"x-kubernetes-group-version-kind\":"u8);
            writer.BeginArray();
            foreach (var kind in kinds)
            {
                writer.Element();
                WriteKind(ref writer, kind);
            }

            writer.EndArray();
        }

        PublishedUnions.Write(ref writer, type.Name);
        writer.EndObject();
    }

    /// <summary>Writes a group, version and kind as an object.</summary>
    public static void WriteKind(ref JsonWriter writer, KindInfo kind)
    {
        writer.BeginObject();
        Text(ref writer, "group", kind.Group);
        Text(ref writer, "kind", kind.Kind);
        Text(ref writer, "version", kind.Version);
        writer.EndObject();
    }

    /// <summary>Writes a property that is a string.</summary>
    public static void Text(ref JsonWriter writer, string name, string value)
    {
        writer.Name(name);
        writer.WriteString(value);
    }

    private void WriteScalar(ref JsonWriter writer, TypeSchema type)
    {
        if (type.ScalarType == "any")
        {
            return;
        }

        var either = type.ScalarFormat == "int-or-string" ? "integer" : type.Name.EndsWith(".Quantity", StringComparison.Ordinal) ? "number" : "";
        if (either.Length > 0 && dialect == OpenApiDialect.V3)
        {
            writer.Name("\"oneOf\":"u8);
            writer.WriteRaw(System.Text.Encoding.ASCII.GetBytes(either == "integer" ? "[{\"type\":\"integer\"},{\"type\":\"string\"}]" : "[{\"type\":\"string\"},{\"type\":\"number\"}]"));
        }
        else
        {
            Text(ref writer, "type", type.ScalarType);
        }

        if (type.ScalarFormat.Length > 0)
        {
            Text(ref writer, "format", type.ScalarFormat);
        }
    }

    private void WriteProperties(ref JsonWriter writer, TypeSchema type)
    {
        var required = type.Fields.Where(f => f.Required && f.JsonName.Length > 0).Select(f => f.JsonName).ToValueList();
        if (!required.IsEmpty)
        {
            writer.Name("\"required\":"u8);
            writer.WriteList(required);
        }

        if (!type.HasTypeMeta && type.Fields.All(static f => f.JsonName.Length == 0))
        {
            return;
        }

        writer.Name("\"properties\":"u8);
        writer.BeginObject();
        if (type.HasTypeMeta)
        {
            WriteTypeMeta(ref writer);
        }

        foreach (var field in type.Fields.Where(f => f.JsonName.Length > 0).OrderBy(f => f.JsonName, StringComparer.Ordinal))
        {
            writer.Name(field.JsonName);
            WriteField(ref writer, field);
        }

        writer.EndObject();
    }

    private static void WriteTypeMeta(ref JsonWriter writer)
    {
        writer.Name("apiVersion");
        writer.WriteRaw("{\"description\":\"Versioned schema of this representation of the object: group and version, or only the version for the core group.\",\"type\":\"string\"}"u8);
        writer.Name("kind");
        writer.WriteRaw("{\"description\":\"Name of the REST resource that the object represents, in CamelCase; fixed.\",\"type\":\"string\"}"u8);
    }
}
