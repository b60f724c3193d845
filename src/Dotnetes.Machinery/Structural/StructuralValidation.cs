using Dotnetes.Machinery.Json;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.Machinery.Structural;

/// <summary>Checks custom resources against their schema, with upstream's messages. Rules in CEL are not evaluated here.</summary>
public static class StructuralValidation
{
    /// <summary>What a resource has wrong: by its schema, in embedded objects and in lists with keys.</summary>
    /// <param name="value">The whole object, pruned and with its defaults.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="path">The path of the object; none for a resource itself.</param>
    public static FieldErrorList Validate(JsonObject value, StructuralSchema schema, FieldPath? path = null)
    {
        var errors = new FieldErrorList();
        errors.AddRange(new SchemaValidator(path).Validate(value, schema, "").Errors);
        EmbeddedObjects.Check(value, schema, path ?? FieldPath.None, errors);
        ListUniqueness.Check(value, schema, path ?? FieldPath.None, errors);
        return errors;
    }

    /// <summary>Only what the keywords of the schema say of a value, as for defaults and parts of objects.</summary>
    public static FieldErrorList ValidateKeywords(JsonValue value, StructuralSchema schema, FieldPath? path = null)
    {
        var errors = new FieldErrorList();
        errors.AddRange(new SchemaValidator(path).Validate(value, schema, "").Errors);
        return errors;
    }
}
