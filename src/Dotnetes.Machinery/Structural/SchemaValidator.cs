using System.Globalization;
using Dotnetes.Machinery.Json;
using Dotnetes.Machinery.Validation;
using Dotnetes.Serialization;

namespace Dotnetes.Machinery.Structural;

/// <summary>Checks a value by the keywords of a schema.</summary>
/// <param name="root">The path of the value that is checked; null for a resource itself.</param>
internal sealed partial class SchemaValidator(FieldPath? root)
{
    public ValidationResult Validate(JsonValue value, StructuralSchema schema, string path)
    {
        var result = new ValidationResult();
        var types = TypesOf(schema);
        var format = FormatOf(schema);
        if (value.IsNull)
        {
            result.Merge(Type(value, schema, types, format, path));
            result.Merge(Enum(value, schema, path));
            return result;
        }

        if (types.Length > 0 || format.Length > 0)
        {
            Step(result, Type(value, schema, types, format, path));
        }

        Step(result, Logic(value, schema, path));
        switch (value)
        {
            case JsonString text:
                Step(result, Text(text.Value, schema, path));
                if (TextFormats.IsKnown(format))
                {
                    Step(result, Format(text.Value, format, path));
                }

                break;
            case JsonNumber number:
                Step(result, Number(number, schema, types, format, path));
                break;
            case JsonArray list:
                Step(result, List(list, schema, path));
                break;
        }

        Step(result, Enum(value, schema, path));
        if (value is JsonObject map)
        {
            Step(result, Map(map, schema, path));
        }

        result.Match();
        return result;
    }

    private static void Step(ValidationResult result, ValidationResult? part)
    {
        result.Merge(part);
        result.Match();
    }

    private static string[] TypesOf(StructuralSchema schema) => schema.IsIntOrString ? ["integer", "string"] : schema.Type.Length > 0 ? [schema.Type] : [];

    // Formats that are not known for the type do not count.
    private static string FormatOf(StructuralSchema schema)
    {
        var format = schema.Source.Format;
        var counts = (schema.IsIntOrString ? "" : schema.Type) switch
        {
            "" or "string" => TextFormats.IsKnown(format),
            "integer" => format is "int32" or "int64",
            "number" => format is "float" or "double",
            _ => false,
        };
        return counts ? format : "";
    }

    private ValidationResult Type(JsonValue value, StructuralSchema schema, string[] types, string format, string path)
    {
        var result = new ValidationResult();
        if (value.IsNull)
        {
            result.Match();
            return types.Length > 0 && !schema.IsNullable ? WrongType(path, string.Join(",", types), "null") : result;
        }

        var (type, ownFormat) = value switch
        {
            JsonBoolean => ("boolean", ""),
            JsonString => ("string", ""),
            JsonArray => ("array", ""),
            JsonNumber { IsWhole: true } => ("integer", "int64"),
            JsonNumber => ("number", "float64"),
            _ => ("object", ""),
        };
        var fits = types.Contains(type)
            || (value is JsonNumber { IsWhole: false } number && number.TryGetInt64(out _) && types.Contains("integer"))
            || (type == "integer" && types.Contains("number"));
        var isText = value is JsonString or JsonArray;
        if (!isText && format.Length > 0 && !fits && format != ownFormat)
        {
            return WrongType(path, format, ownFormat);
        }

        if (!(format.Length > 0 && isText && !types.Contains("number") && !types.Contains("integer")) && !fits)
        {
            return WrongType(path, string.Join(",", types), type);
        }

        result.Match();
        return result;
    }

    private ValidationResult? Enum(JsonValue value, StructuralSchema schema, string path)
    {
        if (schema.Enum.Count == 0 || schema.Enum.Any(value.Equals))
        {
            return null;
        }

        var allowed = schema.Enum.Select(e => e.AsString ?? e.ToString()).ToList();
        return One(
            Say(path, $"should be one of [{string.Join(" ", schema.Enum.Select(GoFormat.Of))}]"),
            Make(FieldErrorType.NotSupported, path, Show(value), "supported values: " + string.Join(", ", allowed.Select(GoText.Quote))));
    }

    private ValidationResult? Text(string text, StructuralSchema schema, string path)
    {
        var source = schema.Source;
        var shown = GoText.Quote(text);
        var length = text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? text.EnumerateRunes().Count() : text.Length;
        if (source.MaxLength is { } max && length > max)
        {
            return One(Say(path, $"should be at most {max} chars long"), FieldError.TooLong(FieldPath.None, (int)Math.Min(max, int.MaxValue)) with { Field = At(path) });
        }

        if (source.MinLength is { } min && length < min)
        {
            return Invalid(path, shown, $"should be at least {min} chars long");
        }

        if (source.Pattern.Length == 0 || schema.Pattern?.IsMatch(text) == true)
        {
            return null;
        }

        return Invalid(path, shown, schema.Pattern is null ? $"should match '{source.Pattern}, but pattern is invalid: {schema.PatternError}'" : $"should match '{source.Pattern}'");
    }

    private ValidationResult? Format(string text, string format, string path) => TextFormats.IsValid(format, text) ? null : WrongType(path, format, text);

    private ValidationResult List(JsonArray list, StructuralSchema schema, string path)
    {
        var result = new ValidationResult();
        var source = schema.Source;
        for (var i = 0; i < list.Count && schema.Items is not null; i++)
        {
            result.Merge(Validate(list[i], schema.Items, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]")));
        }

        if (source.MinItems is { } min && list.Count < min)
        {
            result.Merge(Invalid(path, Show(list.Count), $"should have at least {min} items"));
        }

        if (source.MaxItems is { } max && list.Count > max)
        {
            result.Merge(TooMany(path, list.Count, max, $"should have at most {max} items"));
        }

        if (source.UniqueItems && list.Distinct().Count() < list.Count)
        {
            result.Merge(Invalid(path, "\"\"", "shouldn't contain duplicates"));
        }

        result.Match();
        return result;
    }

    private ValidationResult Map(JsonObject map, StructuralSchema schema, string path)
    {
        var result = new ValidationResult();
        var source = schema.Source;
        if (source.MinProperties is { } min && map.Count < min)
        {
            result.Merge(Invalid(path, Show(map.Count), $"should have at least {min} properties"));
        }

        if (source.MaxProperties is { } max && map.Count > max)
        {
            result.Merge(TooMany(path, map.Count, max, $"should have at most {max} properties"));
        }

        for (var i = 0; i < map.Count; i++)
        {
            var name = map.NameAt(i);
            if (schema.Property(name) is not null)
            {
                continue;
            }

            if (source.AdditionalProperties is { Allows: false })
            {
                result.Merge(One($"{path}.{name} in body is a forbidden property", Make(FieldErrorType.Invalid, path, GoText.Quote(name), $"{path}.{name} in body is a forbidden property")));
            }
            else if (schema.AdditionalProperties is { } additional)
            {
                result.Merge(Validate(map.ValueAt(i), additional, $"{path}.{name}"));
            }
        }

        foreach (var name in schema.PropertyNames)
        {
            if (map.Get(name) is { } value)
            {
                result.Merge(Validate(value, schema.Property(name)!, path.Length == 0 ? name : $"{path}.{name}"));
            }
        }

        foreach (var name in source.Required)
        {
            if (!map.ContainsKey(name))
            {
                result.Merge(One($"{path}.{name} in body is required", Make(FieldErrorType.Required, $"{path}.{name}", null, "")));
            }
        }

        return result;
    }

    private ValidationResult WrongType(string path, string wanted, string found)
    {
        var message = Say(path, $"must be of type {wanted}: {GoText.Quote(found)}");
        return One(message, Make(FieldErrorType.TypeInvalid, path, GoText.Quote(found), message));
    }

    private ValidationResult Invalid(string path, string shown, string rule)
    {
        var message = Say(path, rule);
        return One(message, Make(FieldErrorType.Invalid, path, shown, message));
    }

    private ValidationResult TooMany(string path, int count, long max, string rule) =>
        One(Say(path, rule), FieldError.TooMany(FieldPath.None, count, (int)Math.Min(max, int.MaxValue)) with { Field = At(path) });

    private ValidationResult Whole(string message) => One(message, new FieldError(FieldErrorType.Invalid, (root ?? FieldPath.None).ToString(), "\"\"", message));

    private FieldError Make(FieldErrorType type, string path, string? shown, string detail) => new(type, At(path), shown, detail);

    private string At(string path)
    {
        var name = path.TrimStart('.');
        return name.Length == 0 ? (root ?? FieldPath.None).ToString() : root is null ? name : root.Child(name).ToString();
    }

    private static ValidationResult One(string message, FieldError error)
    {
        var result = new ValidationResult();
        result.Add(message, error);
        return result;
    }

    private static string Say(string path, string rule) => $"{path} in body {rule}";

    private static string Show(JsonValue value) => value is JsonString text ? GoText.Quote(text.Value) : value.ToString();

    private static string Show(int count) => count.ToString(CultureInfo.InvariantCulture);
}
