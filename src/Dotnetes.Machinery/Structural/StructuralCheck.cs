using Dotnetes.Api.ApiExtensions.V1;
using Dotnetes.Machinery.Validation;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Machinery.Structural;

/// <summary>
/// Checks that a schema is structural: that every value has a type, outside of all logic, and that what logic speaks of is specified outside of it, too. Only then
/// pruning, defaulting and server-side apply know what they do.
/// </summary>
public sealed class StructuralCheck
{
    private static readonly JsonSchemaProps s_integer = new() { Type = "integer" };
    private static readonly JsonSchemaProps s_string = new() { Type = "string" };

    private readonly FieldErrorList _errors = new();

    private StructuralCheck()
    {
    }

    /// <summary>What keeps a schema from being structural, sorted by message.</summary>
    public static FieldErrorList Check(JsonSchemaProps schema, FieldPath path)
    {
        var check = new StructuralCheck();
        check.Invariants(schema, Level.Root, path);
        check.Completeness(schema, schema, path, path);
        var sorted = new FieldErrorList();
        sorted.AddRange(check._errors.OrderBy(e => e.ToString(), StringComparer.Ordinal));
        return sorted;
    }

    private void Invariants(JsonSchemaProps? s, Level level, FieldPath path)
    {
        if (s is null)
        {
            return;
        }

        if (s.Type == "array" && s.Items is null)
        {
            _errors.Add(FieldError.Required(path.Child("items"), "must be specified"));
        }

        Invariants(s.Items?.Single, Level.Item, path.Child("items"));
        foreach (var (name, property) in s.Properties)
        {
            Invariants(property, Level.Field, path.Child("properties").Key(name));
        }

        if (s.AdditionalProperties is { } additional)
        {
            if (level == Level.Root)
            {
                _errors.Add(FieldError.Forbidden(path.Child("additionalProperties"), "must not be used at the root"));
            }

            Invariants(additional.Single, Level.Field, path.Child("additionalProperties"));
        }

        Extensions(s, path);
        var isEitherDirectly = IsIntOrString(s.AnyOf);
        var isEitherFirst = !s.AllOf.IsEmpty && IsIntOrString(s.AllOf[0].AnyOf);
        Logic(s, isEitherDirectly, isEitherFirst, path);
        Types(s, level, path);
        Metadata(s, level, path);
    }

    private void Extensions(JsonSchemaProps s, FieldPath path)
    {
        if (s.XKubernetesIntOrString && s.XKubernetesPreserveUnknownFields == true)
        {
            _errors.Add(FieldError.Invalid(path.Child("x-kubernetes-preserve-unknown-fields"), true, "must be false if x-kubernetes-int-or-string is true"));
        }

        if (s.XKubernetesIntOrString && s.XKubernetesEmbeddedResource)
        {
            _errors.Add(FieldError.Invalid(path.Child("x-kubernetes-embedded-resource"), true, "must be false if x-kubernetes-int-or-string is true"));
        }
    }

    private void Types(JsonSchemaProps s, Level level, FieldPath path)
    {
        const string MustBeObject = "must be object if x-kubernetes-embedded-resource is true";
        var type = path.Child("type");
        if (s.XKubernetesEmbeddedResource && s.Type != "object")
        {
            _errors.Add(s.Type.Length == 0 ? FieldError.Required(type, MustBeObject) : FieldError.Invalid(type, s.Type, MustBeObject));
        }
        else if (s.Type.Length == 0 && !s.XKubernetesIntOrString && s.XKubernetesPreserveUnknownFields != true)
        {
            _errors.Add(FieldError.Required(type, level switch
            {
                Level.Root => "must not be empty at the root",
                Level.Item => "must not be empty for specified array items",
                _ => "must not be empty for specified object fields",
            }));
        }

        if (s.XKubernetesEmbeddedResource && s.AdditionalProperties is not null)
        {
            _errors.Add(FieldError.Forbidden(path.Child("additionalProperties"), "must not be used if x-kubernetes-embedded-resource is set"));
        }

        if (level == Level.Root && s.Type.Length > 0 && s.Type != "object")
        {
            _errors.Add(FieldError.Invalid(type, s.Type, "must be object at the root"));
        }

        if (s.XKubernetesEmbeddedResource && s.XKubernetesPreserveUnknownFields != true && s.Properties.IsEmpty)
        {
            _errors.Add(FieldError.Required(
                path.Child("properties"),
                "must not be empty if x-kubernetes-embedded-resource is true without x-kubernetes-preserve-unknown-fields"));
        }
    }

    private void Metadata(JsonSchemaProps s, Level level, FieldPath path)
    {
        var isResource = level == Level.Root || s.XKubernetesEmbeddedResource;
        foreach (var name in (ReadOnlySpan<string>)["kind", "apiVersion"])
        {
            if (isResource && s.Properties.TryGetValue(name, out var text) && text.Type != "string")
            {
                _errors.Add(FieldError.Invalid(path.Child("properties").Key(name).Child("type"), text.Type, "must be string"));
            }
        }

        if (!s.Properties.TryGetValue("metadata", out var metadata))
        {
            return;
        }

        var at = path.Child("properties").Key("metadata");
        if (isResource && metadata.Type != "object")
        {
            _errors.Add(FieldError.Invalid(at.Child("type"), metadata.Type, "must be object"));
        }

        if (level == Level.Root)
        {
            var isName = !metadata.Properties.IsEmpty && metadata.Properties.Keys.All(k => k is "name" or "generateName");
            var rest = metadata with { Type = "", Default = null, Properties = isName ? default : metadata.Properties };
            if (!Clean(rest).Equals(Clean(new JsonSchemaProps())))
            {
                _errors.Add(FieldError.Forbidden(at, "must not specify anything other than name and generateName, but metadata is implicitly specified"));
            }
        }
    }

    // Empty and missing are the same here.
    private static JsonSchemaProps Clean(JsonSchemaProps s) => s.Properties.IsEmpty ? s with { Properties = default } : s;

    private static bool IsIntOrString(ValueList<JsonSchemaProps> anyOf) => anyOf.Count == 2 && anyOf[0].Equals(s_integer) && anyOf[1].Equals(s_string);

    private void Logic(JsonSchemaProps s, bool skipAnyOf, bool skipFirstAllOf, FieldPath path)
    {
        for (var i = 0; i < s.AnyOf.Count && !skipAnyOf; i++)
        {
            Nested(s.AnyOf[i], false, path.Child("anyOf").Index(i));
        }

        for (var i = 0; i < s.AllOf.Count; i++)
        {
            Nested(s.AllOf[i], skipFirstAllOf && i == 0, path.Child("allOf").Index(i));
        }

        for (var i = 0; i < s.OneOf.Count; i++)
        {
            Nested(s.OneOf[i], false, path.Child("oneOf").Index(i));
        }

        Nested(s.Not, false, path.Child("not"));
        if (s.Pattern.Length > 0 && GoPattern.TryCompile(s.Pattern, out var error) is null)
        {
            _errors.Add(FieldError.Invalid(path.Child("pattern"), s.Pattern, $"must be a valid regular expression, but isn't: {error}"));
        }
    }

    private void Nested(JsonSchemaProps? s, bool skipAnyOf, FieldPath path)
    {
        if (s is null)
        {
            return;
        }

        Logic(s, skipAnyOf, false, path);
        Nested(s.Items?.Single, false, path.Child("items"));
        foreach (var (name, property) in s.Properties)
        {
            Nested(property, false, path.Child("properties").Key(name));
        }

        ReadOnlySpan<(bool IsSet, string Keyword, string Rule)> forbidden =
        [
            (s.Type.Length > 0, "type", "must be empty to be structural"),
            (s.AdditionalProperties is { Allows: true }, "additionalProperties", "must be undefined to be structural"),
            (s.Default is { IsEmpty: false } value && value.ToString() != "null", "default", "must be undefined to be structural"),
            (s.Title.Length > 0, "title", "must be empty to be structural"),
            (s.Description.Length > 0, "description", "must be empty to be structural"),
            (s.Nullable, "nullable", "must be false to be structural"),
            (s.XKubernetesPreserveUnknownFields == true, "x-kubernetes-preserve-unknown-fields", "must be false to be structural"),
            (s.XKubernetesEmbeddedResource, "x-kubernetes-embedded-resource", "must be false to be structural"),
            (s.XKubernetesIntOrString, "x-kubernetes-int-or-string", "must be false to be structural"),
            (!s.XKubernetesListMapKeys.IsEmpty, "x-kubernetes-list-map-keys", "must be empty to be structural"),
            (s.XKubernetesListType is not null, "x-kubernetes-list-type", "must be undefined to be structural"),
            (s.XKubernetesMapType is not null, "x-kubernetes-map-type", "must be undefined to be structural"),
            (!s.XKubernetesValidations.IsEmpty, "x-kubernetes-validations", "must be empty to be structural"),
        ];
        foreach (var (isSet, keyword, rule) in forbidden)
        {
            if (isSet)
            {
                _errors.Add(FieldError.Forbidden(path.Child(keyword), rule));
            }
        }

        if (s.Properties.ContainsKey("metadata"))
        {
            _errors.Add(FieldError.Forbidden(path.Child("properties").Key("metadata"), "must not be specified in a nested context"));
        }
    }

    // What logic speaks of must be specified outside of it.
    private void Completeness(JsonSchemaProps logic, JsonSchemaProps structure, FieldPath path, FieldPath from)
    {
        NestedCompleteness(logic.Not, structure, path, from.Child("not"));
        for (var i = 0; i < logic.AllOf.Count; i++)
        {
            NestedCompleteness(logic.AllOf[i], structure, path, from.Child("allOf").Index(i));
        }

        for (var i = 0; i < logic.AnyOf.Count; i++)
        {
            NestedCompleteness(logic.AnyOf[i], structure, path, from.Child("anyOf").Index(i));
        }

        for (var i = 0; i < logic.OneOf.Count; i++)
        {
            NestedCompleteness(logic.OneOf[i], structure, path, from.Child("oneOf").Index(i));
        }
    }

    private void NestedCompleteness(JsonSchemaProps? nested, JsonSchemaProps? structure, FieldPath path, FieldPath from)
    {
        if (nested is null)
        {
            return;
        }

        if (structure is null)
        {
            _errors.Add(FieldError.Required(path, $"because it is defined in {from}"));
            return;
        }

        Completeness(nested, structure, path, from);
        NestedCompleteness(nested.Items?.Single, structure.Items?.Single, path.Child("items"), from.Child("items"));
        foreach (var (name, property) in nested.Properties)
        {
            var below = path.Child("properties").Key(name);
            NestedCompleteness(property, structure.Properties.TryGetValue(name, out var declared) ? declared : null, below, from.Child("properties").Key(name));
        }
    }

    private enum Level
    {
        Root,
        Item,
        Field,
    }
}
