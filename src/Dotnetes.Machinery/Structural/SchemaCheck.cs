using Dotnetes.Api.ApiExtensions.V1;
using Dotnetes.Machinery.Validation;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Machinery.Structural;

/// <summary>Checks the keywords of a schema in a CustomResourceDefinition: what is not supported, and which extensions go together. Rules in CEL are not compiled here.</summary>
public sealed class SchemaCheck
{
    private static readonly string[] s_types = ["array", "boolean", "integer", "number", "object", "string"];
    private static readonly string[] s_reasons = ["FieldValueDuplicate", "FieldValueForbidden", "FieldValueInvalid", "FieldValueRequired"];

    private readonly FieldErrorList _errors = new();

    private SchemaCheck()
    {
    }

    /// <summary>What is wrong with a schema.</summary>
    public static FieldErrorList Check(JsonSchemaProps schema, FieldPath path)
    {
        var check = new SchemaCheck();
        check.Visit(schema, path, isRoot: true, default);
        return check._errors;
    }

    private void Visit(JsonSchemaProps? s, FieldPath path, bool isRoot, Scope scope)
    {
        if (s is null)
        {
            return;
        }

        Unsupported(s, path, scope);
        if (s.UniqueItems)
        {
            _errors.Add(FieldError.Forbidden(path.Child("uniqueItems"), "uniqueItems cannot be set to true since the runtime complexity becomes quadratic"));
        }

        if (s.AdditionalProperties is { } additional)
        {
            if (!s.Properties.IsEmpty && (!additional.Allows || additional.Single is not null))
            {
                _errors.Add(FieldError.Forbidden(path.Child("additionalProperties"), "additionalProperties and properties are mutual exclusive"));
            }

            var below = scope.InMetadata ? scope with { NoDefaults = "inside additionalProperties applying to object metadata" } : scope;
            Visit(additional.Single, path.Child("additionalProperties"), isRoot: false, below);
        }

        foreach (var (name, property) in s.Properties)
        {
            var below = scope;
            if ((isRoot || s.XKubernetesEmbeddedResource) && name is "metadata" or "kind" or "apiVersion")
            {
                below = below with { InMetadata = isRoot || s.XKubernetesEmbeddedResource || below.InMetadata, NoDefaults = isRoot ? $"in top-level {name}" : below.NoDefaults };
            }

            Visit(property, path.Child("properties").Key(name), isRoot: false, below);
        }

        Nested(s, path, scope);
        Extensions(s, path);
        Lists(s, path);
        Rules(s, path);
    }

    private void Nested(JsonSchemaProps s, FieldPath path, Scope scope)
    {
        Visit(s.Not, path.Child("not"), isRoot: false, scope);
        foreach (var (name, schemas) in (ReadOnlySpan<(string, ValueList<JsonSchemaProps>)>)[("allOf", s.AllOf), ("oneOf", s.OneOf), ("anyOf", s.AnyOf)])
        {
            for (var i = 0; i < schemas.Count; i++)
            {
                Visit(schemas[i], path.Child(name).Index(i), isRoot: false, scope);
            }
        }

        foreach (var (name, definition) in s.Definitions)
        {
            Visit(definition, path.Child("definitions").Key(name), isRoot: false, scope);
        }

        Visit(s.Items?.Single, path.Child("items"), isRoot: false, scope);
        for (var i = 0; i < (s.Items?.Schemas.Count ?? 0); i++)
        {
            Visit(s.Items!.Schemas[i], path.Child("items").Index(i), isRoot: false, scope);
        }

        foreach (var (name, dependency) in s.Dependencies)
        {
            Visit(dependency.Single, path.Child("dependencies").Key(name), isRoot: false, scope);
        }
    }

    private void Unsupported(JsonSchemaProps s, FieldPath path, Scope scope)
    {
        if (s.Type.Length > 0 && s.Type != "null" && !s_types.Contains(s.Type))
        {
            _errors.Add(FieldError.NotSupported(path.Child("type"), s.Type, s_types));
        }

        if (s.Default is { IsEmpty: false } && scope.NoDefaults is { } reason)
        {
            _errors.Add(FieldError.Forbidden(path.Child("default"), $"must not be set {reason}"));
        }

        ReadOnlySpan<(bool IsSet, string Keyword)> unsupported =
        [
            (s.Id.Length > 0, "id"),
            (s.AdditionalItems is not null, "additionalItems"),
            (!s.PatternProperties.IsEmpty, "patternProperties"),
            (!s.Definitions.IsEmpty, "definitions"),
            (!s.Dependencies.IsNull, "dependencies"),
            (s.Ref is not null, "$ref"),
        ];
        foreach (var (isSet, keyword) in unsupported)
        {
            if (isSet)
            {
                _errors.Add(FieldError.Forbidden(path.Child(keyword), $"{keyword} is not supported"));
            }
        }

        if (s.Type == "null")
        {
            _errors.Add(FieldError.Forbidden(path.Child("type"), "type cannot be set to null, use nullable as an alternative"));
        }

        if (s.Items is { Schemas.IsEmpty: false })
        {
            _errors.Add(FieldError.Forbidden(path.Child("items"), "items must be a schema object and not an array"));
        }

        if (scope.InMetadata && s.XKubernetesEmbeddedResource)
        {
            _errors.Add(FieldError.Forbidden(path.Child("x-kubernetes-embedded-resource"), "must not be used inside of resource meta"));
        }
    }

    private void Extensions(JsonSchemaProps s, FieldPath path)
    {
        if (s.XKubernetesPreserveUnknownFields == false)
        {
            _errors.Add(FieldError.Invalid(path.Child("x-kubernetes-preserve-unknown-fields"), false, "must be true or undefined"));
        }

        if (s.XKubernetesMapType is not { } map)
        {
            return;
        }

        RequireType(s, path, "object", "must be object if x-kubernetes-map-type is specified");
        if (map is not ("atomic" or "granular"))
        {
            _errors.Add(FieldError.NotSupported(path.Child("x-kubernetes-map-type"), map, "atomic", "granular"));
        }
    }

    private bool RequireType(JsonSchemaProps s, FieldPath path, string type, string rule)
    {
        if (s.Type == type)
        {
            return true;
        }

        _errors.Add(s.Type.Length == 0 ? FieldError.Required(path.Child("type"), rule) : FieldError.Invalid(path.Child("type"), s.Type, rule));
        return false;
    }

    private void Lists(JsonSchemaProps s, FieldPath path)
    {
        const string AtomicElements = "must be atomic as item of a list with x-kubernetes-list-type=set";
        const string NeedsMap = "must be map if x-kubernetes-list-map-keys is non-empty";
        var type = s.XKubernetesListType;
        var at = path.Child("x-kubernetes-list-type");
        if (type is not null && RequireType(s, path, "array", "must be array if x-kubernetes-list-type is specified") && type == "set" && s.Items?.Single is { } element)
        {
            if (element is { Type: "array", XKubernetesListType: not (null or "atomic") })
            {
                _errors.Add(FieldError.Invalid(path.Child("items", "x-kubernetes-list-type"), element.XKubernetesListType, AtomicElements));
            }
            else if (element is { Type: "object", XKubernetesMapType: not "atomic" })
            {
                _errors.Add(new FieldError(FieldErrorType.Invalid, path.Child("items", "x-kubernetes-map-type").ToString(), "null", AtomicElements));
            }
        }

        if (type is not (null or "atomic" or "set" or "map"))
        {
            _errors.Add(FieldError.NotSupported(at, type, "atomic", "set", "map"));
        }

        if (!s.XKubernetesListMapKeys.IsEmpty && type != "map")
        {
            _errors.Add(type is null ? FieldError.Required(at, NeedsMap) : FieldError.Invalid(at, type, NeedsMap));
        }

        if (type == "map")
        {
            Keys(s, path);
        }

        if (type is "map" or "set" && s.Items?.Single is { Nullable: true })
        {
            _errors.Add(FieldError.Forbidden(path.Child("items", "nullable"), $"cannot be nullable when x-kubernetes-list-type is {type}"));
        }
    }

    private void Keys(JsonSchemaProps s, FieldPath path)
    {
        var keys = s.XKubernetesListMapKeys;
        var at = path.Child("x-kubernetes-list-map-keys");
        if (keys.IsEmpty)
        {
            _errors.Add(FieldError.Required(at, "must not be empty if x-kubernetes-list-type is map"));
        }

        if (s.Items is null)
        {
            _errors.Add(FieldError.Required(path.Child("items"), "must have a schema if x-kubernetes-list-type is map"));
            return;
        }

        if (s.Items.Single is not { } element)
        {
            _errors.Add(FieldError.Invalid(path.Child("items"), s.Items, "must only have a single schema if x-kubernetes-list-type is map"));
            return;
        }

        if (element.Type != "object")
        {
            _errors.Add(FieldError.Invalid(path.Child("items", "type"), element.Type, "must be object if parent array's x-kubernetes-list-type is map"));
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            if (!element.Properties.TryGetValue(key, out var property))
            {
                _errors.Add(FieldError.Invalid(at, keys, "entries must all be names of item properties"));
            }
            else if (property.Type is "array" or "object")
            {
                _errors.Add(FieldError.Invalid(
                    path.Child("items", "properties").Key(key).Child("type"),
                    element.Type,
                    "must be a scalar type if parent array's x-kubernetes-list-type is map"));
            }

            if (!seen.Add(key))
            {
                _errors.Add(FieldError.Invalid(at, keys, "must not contain duplicate entries"));
            }

            if (property is not null)
            {
                Key(element, key, property, path.Child("items", "properties").Key(key));
            }
        }
    }

    private void Key(JsonSchemaProps element, string name, JsonSchemaProps property, FieldPath path)
    {
        if (property.Default is null && !element.Required.Contains(name))
        {
            _errors.Add(FieldError.Required(path.Child("default"), "this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property"));
        }

        if (property.Nullable)
        {
            _errors.Add(FieldError.Forbidden(path.Child("nullable"), "this property is in x-kubernetes-list-map-keys, so it cannot be nullable"));
        }
    }

    private void Rules(JsonSchemaProps s, FieldPath path)
    {
        for (var i = 0; i < s.XKubernetesValidations.Count; i++)
        {
            var rule = s.XKubernetesValidations[i];
            var at = path.Child("x-kubernetes-validations").Index(i);
            if (rule.Rule.AsSpan().Trim().IsEmpty)
            {
                _errors.Add(FieldError.Required(at.Child("rule"), "rule is not specified"));
            }
            else if (rule.Message.Length > 0 && rule.Message.AsSpan().Trim().IsEmpty)
            {
                _errors.Add(FieldError.Invalid(at.Child("message"), rule.Message, "must be non-empty if specified"));
            }
            else if (rule.Message.Trim().Contains('\n', StringComparison.Ordinal))
            {
                _errors.Add(FieldError.Invalid(at.Child("message"), rule.Message, "must not contain line breaks"));
            }
            else if (rule.Rule.Trim().Contains('\n', StringComparison.Ordinal) && rule.Message.Length == 0)
            {
                _errors.Add(FieldError.Required(at.Child("message"), "message must be specified if rule contains line breaks"));
            }

            if (rule.MessageExpression.Length > 0 && rule.MessageExpression.AsSpan().Trim().IsEmpty)
            {
                _errors.Add(FieldError.Required(at.Child("messageExpression"), "messageExpression must be non-empty if specified"));
            }

            if (rule.Reason is { } reason && !s_reasons.Contains(reason))
            {
                _errors.Add(FieldError.NotSupported(at.Child("reason"), reason, s_reasons));
            }

            if (rule.FieldPath.Length > 0 && rule.FieldPath.AsSpan().Trim().IsEmpty)
            {
                _errors.Add(FieldError.Invalid(at.Child("fieldPath"), rule.FieldPath, "must be non-empty if specified"));
            }

            if (rule.FieldPath.Contains('\n', StringComparison.Ordinal))
            {
                _errors.Add(FieldError.Invalid(at.Child("fieldPath"), rule.FieldPath, "must not contain line breaks"));
            }
        }
    }

    // Where in an object a schema applies.
    private readonly record struct Scope(bool InMetadata, string? NoDefaults);
}
