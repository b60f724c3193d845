using System.Collections.Frozen;
using System.Text;
using Dotnetes.Serialization.Schema;

namespace Dotnetes.ApiServer.Pipeline;

/// <summary>
/// Words what is wrong with a document as upstream's decoders do: a value of the wrong type with the innermost struct, the path and the type in Go, anything else
/// without a path.
/// </summary>
internal static class GoDecodingMessage
{
    // What schemas do not tell: named types, and structs that are inlined where their fields stand. One line for each: type, field or inlined struct, type in Go or fields.
    private static readonly FrozenDictionary<string, string> s_names = Read("go-names.tsv");

    /// <summary>The message.</summary>
    /// <param name="error">The error.</param>
    /// <param name="root">The type of the document.</param>
    public static string Of(DecodingException error, TypeSchema root)
    {
        if (error.Found.Length == 0)
        {
            return error.Reason;
        }

        var steps = error.Path.Split('.', StringSplitOptions.RemoveEmptyEntries);
        var (type, owner, path) = (new ValueSchema(FieldShape.Object, Type: () => root), root, new StringBuilder());
        var name = "";
        for (var i = 0; i < steps.Length; i++)
        {
            var step = steps[i];
            var open = step.IndexOf('[', StringComparison.Ordinal);
            var plain = open >= 0 ? step[..open] : step;
            if (type.Shape == FieldShape.Map)
            {
                // Keys may hold dots; values are not looked into further than their types tell.
                type = type.Items ?? type;
                name = Element(name);
                continue;
            }

            if (type.Shape != FieldShape.Object || type.Type?.Invoke() is not { ScalarType: "" } schema)
            {
                break;
            }

            var field = schema.Find(plain);
            if (field is null && plain is not ("kind" or "apiVersion"))
            {
                break;
            }

            owner = schema;
            type = field?.Value ?? new ValueSchema(FieldShape.String);
            path.Append(path.Length > 0 ? "." : "").Append(s_names.GetValueOrDefault($"{Short(schema.Name)}>{plain}", "")).Append(plain);
            name = s_names.GetValueOrDefault($"{Short(schema.Name)}.{plain}", "");
            for (var n = open; n >= 0; n = step.IndexOf('[', n + 1))
            {
                type = type.Items ?? type;
                name = Element(name);
            }
        }

        var wanted = name.Length > 0 ? name : Go(type);
        return path.Length == 0
            ? $"json: cannot unmarshal {error.Found} into Go value of type {wanted}"
            : $"json: cannot unmarshal {error.Found} into Go struct field {owner.Name[(owner.Name.LastIndexOf('.') + 1)..]}.{path} of type {wanted}";
    }

    /// <summary>
    /// The message of upstream's conversion of untyped objects, which knows no paths; it reads what strategic patches and applied configurations make.
    /// </summary>
    /// <param name="error">The error.</param>
    /// <param name="root">The type of the document.</param>
    public static string OfConversion(DecodingException error, TypeSchema root)
    {
        var (wanted, name) = Wanted(error, root);
        if (error.Found.Length == 0)
        {
            return wanted?.Shape == FieldShape.Bytes ? $"error decoding from json: {error.Reason}" : error.Reason;
        }

        var found = error.Found.Split(' ')[0];
        var isWhole = !error.Found.Contains('.', StringComparison.Ordinal);
        var kind = found switch { "number" => isWhole ? "int64" : "float64", "array" => "slice", "object" => "map", _ => found };
        return wanted switch
        {
            null => Of(error, root),
            { Shape: FieldShape.Object } when wanted.Type?.Invoke() is { ScalarType.Length: > 0 } scalar => $"json: cannot unmarshal {error.Found} into Go value of type {Go(scalar)}",
            { Shape: FieldShape.Object } => $"cannot restore struct from: {kind}",
            { Shape: FieldShape.Map } => $"cannot restore map from {kind}",
            { Shape: FieldShape.List or FieldShape.Bytes } => $"cannot restore slice from {kind}",
            { Shape: FieldShape.String } when kind == "int64" => $"cannot convert int64 to {(name.Length > 0 ? name : "string")}",
            { Shape: FieldShape.Integer } when kind == "float64" => $"cannot convert float64 to {Go(wanted)}",
            _ => $"unrecognized type: {Go(wanted)}",
        };
    }

    // What stands where the document is wrong, and the name that it has in Go when it has one of its own.
    private static (ValueSchema? Wanted, string Name) Wanted(DecodingException error, TypeSchema root)
    {
        var (type, name) = (new ValueSchema(FieldShape.Object, Type: () => root), "");
        var isInKey = false;
        foreach (var step in error.Path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            var plain = step.Split('[')[0];
            if (type.Shape == FieldShape.Map)
            {
                (type, name) = (type.Items!, Element(name));
                isInKey = true;
                continue;
            }

            if (type.Shape != FieldShape.Object || type.Type?.Invoke() is not { ScalarType: "" } schema)
            {
                return (type, name);
            }

            if (schema.Find(plain) is not { } field)
            {
                // Keys may hold dots.
                if (isInKey)
                {
                    continue;
                }

                return plain is "kind" or "apiVersion" ? (new(FieldShape.String), "") : (null, "");
            }

            isInKey = false;
            (type, name) = (field.Value, s_names.GetValueOrDefault($"{Short(schema.Name)}.{plain}", ""));
            for (var n = step.IndexOf('[', StringComparison.Ordinal); n >= 0; n = step.IndexOf('[', n + 1))
            {
                (type, name) = (type.Items ?? type, Element(name));
            }
        }

        return (type, name);
    }

    private static string Element(string name) =>
        name.StartsWith("[]", StringComparison.Ordinal) ? name[2..] : name.StartsWith("map[", StringComparison.Ordinal) ? name[(name.IndexOf(']', StringComparison.Ordinal) + 1)..] : "";

    private static string Go(ValueSchema? value) => value?.Shape switch
    {
        FieldShape.String => "string",
        FieldShape.Integer => value.Format.Length > 0 ? value.Format : "int64",
        FieldShape.Number => "float64",
        FieldShape.Boolean => "bool",
        FieldShape.Bytes => "[]uint8",
        FieldShape.List => "[]" + Go(value.Items),
        FieldShape.Map => "map[string]" + Go(value.Items),
        FieldShape.Object when value.Type?.Invoke() is { } type => Go(type),
        _ => "interface {}",
    };

    private static string Go(TypeSchema type)
    {
        if (type.ScalarType.Length > 0)
        {
            return type.Name.EndsWith("IntOrString", StringComparison.Ordinal) ? "int32" : "string";
        }

        var parts = type.Name.Split('.');
        return parts.Length < 2 ? type.Name : $"{parts[^2]}.{parts[^1]}";
    }

    private static string Short(string name)
    {
        var parts = name.Split('.');
        return parts.Length < 3 ? name : string.Join('.', parts[^3..]);
    }

    private static FrozenDictionary<string, string> Read(string resource)
    {
        using var stream = typeof(GoDecodingMessage).Assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException($"the resource {resource} is missing");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#' && line.IndexOf('\t', StringComparison.Ordinal) is var tab and > 0)
            {
                names[line[..tab]] = line[(tab + 1)..];
            }
        }

        return names.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
