using Dotnetes.Api.ApiExtensions.V1;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.ApiExtensions;

/// <summary>What may stand at the root of a schema whose objects have a status of their own, so that the part about the status can be taken out by itself.</summary>
internal static class RootSchemaValidation
{
    private const string OnlyObject = "only \"object\" is allowed as the type at the root of the schema if the status subresource is enabled";
    private const string OnlyThese =
        "only [Description Type Format Title Maximum ExclusiveMaximum Minimum ExclusiveMinimum MaxLength MinLength Pattern MaxItems MinItems UniqueItems MultipleOf Required Items Properties ExternalDocs Example XPreserveUnknownFields XValidations] fields are allowed at the root of the schema if the status subresource is enabled";

    /// <summary>Checks the root; the first thing that is wrong counts.</summary>
    public static void Validate(JsonSchemaProps root, FieldPath path, FieldErrorList errors)
    {
        var isIdentified = root.Id.Length > 0 || root.SchemaValue.Length > 0 || root.Ref is not null;
        if (!isIdentified && root.Type is not ("" or "object"))
        {
            errors.Add(FieldError.Invalid(path.Child("type"), root.Type, OnlyObject));
        }
        else if (isIdentified || HasMore(root))
        {
            errors.Add(GoObject.Invalid(path, root, OnlyThese));
        }
    }

    private static bool HasMore(JsonSchemaProps root) =>
        root.Nullable || root.Default is not null || !root.Enum.IsNull || root.MaxProperties is not null || root.MinProperties is not null
        || !root.AllOf.IsNull || !root.OneOf.IsNull || !root.AnyOf.IsNull || root.Not is not null
        || root.AdditionalProperties is not null || !root.PatternProperties.IsNull || !root.Dependencies.IsNull || root.AdditionalItems is not null || !root.Definitions.IsNull
        || root.XKubernetesEmbeddedResource || root.XKubernetesIntOrString || !root.XKubernetesListMapKeys.IsNull || root.XKubernetesListType is not null || root.XKubernetesMapType is not null;
}
