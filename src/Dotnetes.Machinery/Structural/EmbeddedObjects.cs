using Dotnetes.Api.Meta.V1;
using Dotnetes.Machinery.Json;
using Dotnetes.Machinery.Validation;
using Dotnetes.Serialization;
using Dotnetes.Serialization.Json;

namespace Dotnetes.Machinery.Structural;

/// <summary>Checks kind, apiVersion and metadata of the objects that a schema declares to be embedded resources.</summary>
internal static class EmbeddedObjects
{
    public static void Check(JsonValue value, StructuralSchema? schema, FieldPath path, FieldErrorList errors)
    {
        if (schema is null)
        {
            return;
        }

        switch (value)
        {
            case JsonObject map:
                if (schema.IsEmbeddedResource)
                {
                    Resource(map, path, errors);
                }

                for (var i = 0; i < map.Count; i++)
                {
                    var name = map.NameAt(i);
                    if (schema.Property(name) is { } property)
                    {
                        Check(map.ValueAt(i), property, path.Child(name), errors);
                    }
                    else
                    {
                        Check(map.ValueAt(i), schema.AdditionalProperties, path.Key(name), errors);
                    }
                }

                break;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                {
                    Check(list[i], schema.Items, path.Index(i), errors);
                }

                break;
        }
    }

    private static void Resource(JsonObject value, FieldPath path, FieldErrorList errors)
    {
        foreach (var name in (ReadOnlySpan<string>)["apiVersion", "kind"])
        {
            var at = path.Child(name);
            switch (value.Get(name))
            {
                case null:
                    errors.Add(FieldError.Required(at));
                    break;
                case JsonString { Value: "" }:
                    errors.Add(FieldError.Invalid(at, "", "must not be empty"));
                    break;
                case JsonString text when name == "kind":
                    if (DnsNames.IsDns1035Label(text.Value.ToLowerInvariant()) is { IsEmpty: false } reasons)
                    {
                        errors.Add(FieldError.Invalid(at, text.Value, "may have mixed case, but should otherwise match: " + string.Join(",", reasons)));
                    }

                    break;
                case JsonString text:
                    if (!Schema.GroupVersion.TryParse(text.Value, out _))
                    {
                        errors.Add(FieldError.Invalid(at, text.Value, $"unexpected GroupVersion string: {text.Value}"));
                    }

                    break;
                case var other:
                    errors.Add(FieldError.Invalid(at, other, "must be a string"));
                    break;
            }
        }

        if (value.Get("metadata") is { } metadata)
        {
            Metadata(metadata, path.Child("metadata"), errors);
        }
    }

    private static void Metadata(JsonValue value, FieldPath path, FieldErrorList errors)
    {
        try
        {
            var metadata = JsonText.Decode<ObjectMeta>(value.ToUtf8());
            metadata = metadata.Name.Length == 0 ? metadata with { Name = "fakename" } : metadata;
            errors.AddRange(ObjectMetaValidation.Validate(metadata, metadata.Namespace.Length > 0, static (name, isPrefix) => ObjectNames.IsPathSegment(name, isPrefix), path));
        }
        catch (DecodingException e)
        {
            errors.Add(FieldError.Invalid(path, value, e.Message));
        }
    }
}
