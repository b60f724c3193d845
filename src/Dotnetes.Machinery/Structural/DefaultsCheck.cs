using Dotnetes.Api.ApiExtensions.V1;
using Dotnetes.Machinery.Json;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.Machinery.Structural;

/// <summary>Checks that the defaults of a schema are values that the schema itself accepts and keeps. Rules in CEL are not evaluated here.</summary>
public static class DefaultsCheck
{
    /// <summary>What is wrong with the defaults of a schema.</summary>
    /// <param name="schema">A schema that is structural and sound otherwise.</param>
    /// <param name="path">Its path.</param>
    public static FieldErrorList Check(JsonSchemaProps schema, FieldPath path)
    {
        var errors = new FieldErrorList();
        Visit(schema, path, errors);
        return errors;
    }

    // Defaults below additionalProperties are forbidden anyway.
    private static void Visit(JsonSchemaProps schema, FieldPath path, FieldErrorList errors)
    {
        if (schema.Default is { IsEmpty: false } given && JsonValue.Parse(given.Raw.Span) is { IsNull: false } value)
        {
            Default(StructuralSchema.Compile(schema), value, path.Child("default"), errors);
        }

        if (schema.Items?.Single is { } items)
        {
            Visit(items, path.Child("items"), errors);
        }

        foreach (var (name, property) in schema.Properties)
        {
            Visit(property, path.Child("properties").Key(name), errors);
        }
    }

    private static void Default(StructuralSchema schema, JsonValue value, FieldPath path, FieldErrorList errors)
    {
        if (value is JsonObject whole && !StructuralPruning.Prune(whole, schema, schema.IsEmbeddedResource).Equals(whole))
        {
            errors.Add(new(FieldErrorType.Invalid, path.ToString(), value.ToString(), "must not have unknown fields"));
        }

        errors.AddRange(StructuralValidation.ValidateKeywords(value, schema, path));
    }
}
