using Dotnetes.Machinery.Json;

namespace Dotnetes.Machinery.Apply;

/// <summary>Checks that a value is of its type: right scalars, declared fields, keys in keyed lists.</summary>
internal sealed class TypeCheck(bool allowDuplicates)
{
    private readonly List<string> _errors = [];

    /// <summary>What is wrong, in upstream's words; null when nothing is.</summary>
    public static string? Check(JsonValue value, MergeType type, bool allowDuplicates)
    {
        var check = new TypeCheck(allowDuplicates);
        check.Visit(value, type, "");
        return check._errors.Count switch
        {
            0 => null,
            1 => check._errors[0],
            _ => "errors:\n  " + string.Join("\n  ", check._errors),
        };
    }

    private void Visit(JsonValue value, MergeType type, string path)
    {
        if (value.IsNull)
        {
            return;
        }

        switch (type.FormOf(value))
        {
            case MergeForm.Map when value is JsonObject map:
                Members(map, type.Map!, path);
                break;
            case MergeForm.Map:
                Add(path, $"expected map, got {Show(value)}");
                break;
            case MergeForm.List when value is JsonArray list:
                Elements(list, type.List!, path);
                break;
            case MergeForm.List:
                Add(path, $"expected list, got {Show(value)}");
                break;
            default:
                Scalar(value, type.Scalar, path);
                break;
        }
    }

    private void Members(JsonObject map, MergeMap type, string path)
    {
        for (var i = 0; i < map.Count; i++)
        {
            var name = map.NameAt(i);
            if ((type.Field(name) ?? type.Others) is not { } member)
            {
                Add($"{path}.{name}", "field not declared in schema");
                return;
            }

            Visit(map.ValueAt(i), member, $"{path}.{name}");
        }
    }

    private void Elements(JsonArray list, MergeList type, string path)
    {
        var seen = new HashSet<PathElement>();
        for (var i = 0; i < list.Count; i++)
        {
            var step = PathElement.Index(i);
            if (!type.IsAtomic)
            {
                if (type.TryStepOf(list[i], out step) is { } error)
                {
                    Add(path, $"element {i}: {error}");
                    return;
                }

                if (!seen.Add(step) && !allowDuplicates)
                {
                    Add(path, $"duplicate entries for key {step}");
                }
            }

            Visit(list[i], type.Items, path + step);
        }
    }

    private void Scalar(JsonValue value, ScalarKind kind, string path)
    {
        var error = (kind, value) switch
        {
            (ScalarKind.Numeric, JsonNumber) or (ScalarKind.String, JsonString) or (ScalarKind.Boolean, JsonBoolean)
                or (ScalarKind.Any, JsonNumber or JsonString or JsonBoolean) => null,
            (ScalarKind.Numeric, _) => $"expected numeric (int or float), got {GoTypeOf(value)}",
            (ScalarKind.String, _) => $"expected string, got &value.valueUnstructured{{Value:{GoFormat.SourceOf(value)}}}",
            (ScalarKind.Boolean, _) => $"expected boolean, got {Show(value)}",
            _ => $"expected any scalar, got {Show(value)}",
        };
        if (error is not null)
        {
            Add(path, error);
        }
    }

    private void Add(string path, string error) => _errors.Add(path.Length == 0 ? error : $"{path}: {error}");

    private static string Show(JsonValue value) => $"&{{{GoFormat.Of(value)}}}";

    private static string GoTypeOf(JsonValue value) => value switch
    {
        JsonString => "string",
        JsonBoolean => "bool",
        JsonArray => "[]interface {}",
        JsonNumber number => number.IsWhole ? "int64" : "float64",
        _ => "map[string]interface {}",
    };
}
