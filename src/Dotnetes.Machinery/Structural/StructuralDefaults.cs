using Dotnetes.Machinery.Json;

namespace Dotnetes.Machinery.Structural;

/// <summary>Fills in the defaults of a schema.</summary>
public static class StructuralDefaults
{
    /// <summary>The value with defaults for what is missing, or null where null is no value.</summary>
    public static JsonValue Apply(JsonValue value, StructuralSchema? schema)
    {
        if (schema is null)
        {
            return value;
        }

        return value switch
        {
            JsonObject map => Members(map, schema),
            JsonArray list => Elements(list, schema.Items),
            _ => value,
        };
    }

    /// <summary>The value without nulls that are neither values nor replaced by a default.</summary>
    public static JsonValue PruneNulls(JsonValue value, StructuralSchema? schema)
    {
        switch (value)
        {
            case JsonObject map:
                var result = map;
                for (var i = 0; i < map.Count; i++)
                {
                    var (name, member) = (map.NameAt(i), map.ValueAt(i));
                    var type = schema?.Member(name);
                    if (member.IsNull && type is { IsNullable: false, Default: null })
                    {
                        result = result.Without(name);
                    }
                    else
                    {
                        result = result.With(name, PruneNulls(member, type));
                    }
                }

                return result;
            case JsonArray list:
                return Map(list, element => PruneNulls(element, schema?.Items));
            default:
                return value;
        }
    }

    private static JsonObject Members(JsonObject map, StructuralSchema schema)
    {
        var result = map;
        foreach (var name in schema.PropertyNames)
        {
            var property = schema.Property(name)!;
            if (property.Default is { } value && (result.Get(name) is not { } present || IsUnwanted(present, property)))
            {
                result = result.With(name, value);
            }
        }

        for (var i = 0; i < result.Count; i++)
        {
            var (name, member) = (result.NameAt(i), result.ValueAt(i));
            if (schema.Property(name) is { } property)
            {
                result = result.With(name, Apply(member, property));
            }
            else if (schema.AdditionalProperties is { } additional)
            {
                result = result.With(name, Apply(IsUnwanted(member, additional) ? additional.Default ?? member : member, additional));
            }
        }

        return result;
    }

    private static JsonValue Elements(JsonArray list, StructuralSchema? items) => items is null
        ? list
        : Map(list, element => Apply(IsUnwanted(element, items) ? items.Default ?? element : element, items));

    private static JsonArray Map(JsonArray list, Func<JsonValue, JsonValue> change)
    {
        JsonValue[]? changed = null;
        for (var i = 0; i < list.Count; i++)
        {
            var element = change(list[i]);
            if (!ReferenceEquals(element, list[i]))
            {
                (changed ??= [.. list])[i] = element;
            }
        }

        return changed is null ? list : new JsonArray(changed);
    }

    private static bool IsUnwanted(JsonValue value, StructuralSchema schema) => value.IsNull && !schema.IsNullable;
}
