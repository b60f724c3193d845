using Dotnetes.Machinery.Json;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.Machinery.Structural;

/// <summary>Checks that the elements of sets and the keys of lists of type <c>map</c> are there only once.</summary>
internal static class ListUniqueness
{
    public static void Check(JsonValue value, StructuralSchema schema, FieldPath path, FieldErrorList errors)
    {
        switch (value)
        {
            case JsonObject map:
                for (var i = 0; i < map.Count; i++)
                {
                    var name = map.NameAt(i);
                    if (schema.AdditionalProperties is { } additional)
                    {
                        Check(map.ValueAt(i), additional, path.Key(name), errors);
                    }

                    if (schema.Property(name) is { } property)
                    {
                        Check(map.ValueAt(i), property, path.Child(name), errors);
                    }
                }

                break;
            case JsonArray list:
                switch (schema.ListType)
                {
                    case "set":
                        Repeated(list, path, errors);
                        break;
                    case "map":
                        Keys(list, schema, path, errors);
                        break;
                }

                for (var i = 0; i < list.Count && schema.Items is not null; i++)
                {
                    Check(list[i], schema.Items, path.Index(i), errors);
                }

                break;
        }
    }

    private static void Keys(JsonArray list, StructuralSchema schema, FieldPath path, FieldErrorList errors)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is not (JsonObject or JsonNull))
            {
                errors.Add(FieldError.Invalid(path.Index(i), list[i], "must be an object for an array of list-type map"));
                return;
            }
        }

        Repeated(new JsonArray(list.Select(e => KeyOf(e as JsonObject, schema))), path, errors);
    }

    private static JsonObject KeyOf(JsonObject? element, StructuralSchema schema)
    {
        var key = new JsonObjectBuilder();
        foreach (var name in schema.ListMapKeys)
        {
            if (element?.Get(name) is { } value)
            {
                key[name] = value;
            }
        }

        return key.ToObject();
    }

    // An element that is there several times is reported once, where it is there for the second time.
    private static void Repeated(JsonArray list, FieldPath path, FieldErrorList errors)
    {
        var seen = new Dictionary<JsonValue, int>(list.Count);
        for (var i = 0; i < list.Count; i++)
        {
            seen[list[i]] = seen.GetValueOrDefault(list[i]) + 1;
            if (seen[list[i]] == 2)
            {
                errors.Add(list[i] is JsonString text ? FieldError.Duplicate(path.Index(i), text.Value) : FieldError.Duplicate(path.Index(i), list[i]));
            }
        }
    }
}
