using Dotnetes.Api.ApiExtensions.V1;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Structural;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.ApiExtensions;

/// <summary>
/// The rules of versions of custom resources. What all versions have in common stands once in upstream's internal form, so errors about it name no version.
/// </summary>
internal static class CustomResourceVersionValidation
{
    private const int LongestWarning = 256;
    private const string Types = "must be one of boolean,date,integer,number,string";

    /// <summary>Checks each version.</summary>
    public static void Versions(CustomResourceDefinitionSpec spec, FieldPath path, FieldErrorList errors)
    {
        var at = path.Child("versions");
        var versions = spec.Versions;
        for (var i = 0; i < versions.Count; i++)
        {
            if (versions[i].SchemaValue?.OpenApiv3Schema is null)
            {
                errors.Add(FieldError.Required(at.Index(i).Child("schema", "openAPIV3Schema")));
            }
        }

        for (var i = 0; i < versions.Count; i++)
        {
            Version(spec, versions[i], at.Index(i), errors);
        }

        if (versions.Select(v => v.Name).Distinct(StringComparer.Ordinal).Count() != versions.Count)
        {
            errors.Add(GoObject.Invalid(at, Show(spec), "must contain unique version names"));
        }

        if (versions.Count(v => v.Storage) != 1)
        {
            errors.Add(GoObject.Invalid(at, Show(spec), "must have exactly one version marked as storage version"));
        }

        if (!versions.IsEmpty && versions[0].Name is { Length: > 0 } first && DnsNames.IsDns1035Label(first) is { IsEmpty: false } wrong)
        {
            errors.Add(FieldError.Invalid(path.Child("version"), first, string.Join(',', wrong)));
        }
    }

    /// <summary>Checks what all versions have in common.</summary>
    public static void Common(CustomResourceDefinitionSpec spec, FieldPath path, FieldErrorList errors)
    {
        if (spec.Versions.IsEmpty)
        {
            return;
        }

        var first = spec.Versions[0];
        if (SameSchemas(spec))
        {
            Schema(first.SchemaValue, Same(spec, v => v.Subresources) && first.Subresources?.Status is not null, path.Child("validation"), errors);
        }

        if (Same(spec, v => v.Subresources))
        {
            Subresources(first.Subresources, path.Child("subresources"), errors);
        }

        if (Same(spec, v => v.AdditionalPrinterColumns))
        {
            Columns(first.AdditionalPrinterColumns, path.Child("additionalPrinterColumns"), errors);
        }

        if (Same(spec, v => v.SelectableFields))
        {
            SelectableFields(first.SelectableFields, path.Child("selectableFields"), errors);
        }
    }

    private static void Version(CustomResourceDefinitionSpec spec, CustomResourceDefinitionVersion version, FieldPath path, FieldErrorList errors)
    {
        if (DnsNames.IsDns1035Label(version.Name) is { IsEmpty: false } wrong)
        {
            errors.Add(FieldError.Invalid(path.Child("name"), version.Name, string.Join(',', wrong)));
        }

        Deprecation(version, path.Child("deprecationWarning"), errors);
        if (!SameSchemas(spec))
        {
            Schema(version.SchemaValue, version.Subresources?.Status is not null, path.Child("schema"), errors);
        }

        if (!Same(spec, v => v.Subresources))
        {
            Subresources(version.Subresources, path.Child("subresources"), errors);
        }

        if (!Same(spec, v => v.AdditionalPrinterColumns))
        {
            Columns(version.AdditionalPrinterColumns, path.Child("additionalPrinterColumns"), errors);
        }

        if (!Same(spec, v => v.SelectableFields))
        {
            SelectableFields(version.SelectableFields, path.Child("selectableFields"), errors);
        }
    }

    private static bool SameSchemas(CustomResourceDefinitionSpec spec) => Same(spec, v => v.SchemaValue?.OpenApiv3Schema);

    private static bool Same<T>(CustomResourceDefinitionSpec spec, Func<CustomResourceDefinitionVersion, T> part)
    {
        var first = part(spec.Versions[0]);
        return spec.Versions.All(v => EqualityComparer<T>.Default.Equals(part(v), first));
    }

    private static void Deprecation(CustomResourceDefinitionVersion version, FieldPath path, FieldErrorList errors)
    {
        if (version.DeprecationWarning is not { } warning)
        {
            return;
        }

        if (!version.Deprecated)
        {
            errors.Add(FieldError.Invalid(path, warning, "can only be set for deprecated versions"));
            return;
        }

        if (warning.Length > LongestWarning)
        {
            errors.Add(FieldError.Invalid(path, warning, "must be <= 256 characters long"));
        }

        if (warning.Length == 0)
        {
            errors.Add(FieldError.Invalid(path, warning, "must not be an empty string"));
        }

        if (warning.AsSpan().IndexOfAnyExceptInRange(' ', '~') is var i and >= 0 && char.IsControl(warning[i]))
        {
            errors.Add(FieldError.Invalid(path, warning, $"must only contain printable UTF-8 characters; non-printable character found at index {i}"));
        }
    }

    private static void Schema(CustomResourceValidation? validation, bool hasStatus, FieldPath path, FieldErrorList errors)
    {
        if (validation?.OpenApiv3Schema is not { } schema)
        {
            return;
        }

        path = path.Child("openAPIV3Schema");
        if (hasStatus)
        {
            RootSchemaValidation.Validate(schema, path, errors);
        }

        if (schema.Nullable)
        {
            errors.Add(FieldError.Forbidden(FieldPath.Of($"{path}.nullable"), "nullable cannot be true at the root"));
        }

        var structural = StructuralCheck.Check(schema, path);
        var sound = SchemaCheck.Check(schema, path);
        errors.AddRange(structural);
        errors.AddRange(sound);
        if (structural.IsEmpty && sound.IsEmpty)
        {
            errors.AddRange(DefaultsCheck.Check(schema, path));
        }
    }

    private static void Subresources(CustomResourceSubresources? subresources, FieldPath path, FieldErrorList errors)
    {
        if (subresources?.Scale is not { } scale)
        {
            return;
        }

        Replicas(scale.SpecReplicasPath, ".spec.", ".spec", path.Child("scale.specReplicasPath"), errors);
        Replicas(scale.StatusReplicasPath, ".status.", ".status", path.Child("scale.statusReplicasPath"), errors);
        if (scale.LabelSelectorPath is { Length: > 0 } labels)
        {
            var at = path.Child("scale.labelSelectorPath");
            if (labels[0] != '.')
            {
                errors.Add(FieldError.Invalid(at, labels, "must be a simple json path starting with ."));
            }
            else if (!labels.StartsWith(".spec.", StringComparison.Ordinal) && !labels.StartsWith(".status.", StringComparison.Ordinal))
            {
                errors.Add(FieldError.Invalid(at, labels, "should be a json path under either .spec or .status"));
            }
        }
    }

    private static void Replicas(string text, string prefix, string shown, FieldPath path, FieldErrorList errors)
    {
        if (text.Length == 0)
        {
            errors.Add(FieldError.Required(path));
        }
        else if (text[0] != '.')
        {
            errors.Add(FieldError.Invalid(path, text, "must be a simple json path starting with ."));
        }
        else if (!text.StartsWith(prefix, StringComparison.Ordinal))
        {
            errors.Add(FieldError.Invalid(path, text, "should be a json path under " + shown));
        }
    }

    private static void Columns(ValueList<CustomResourceColumnDefinition> columns, FieldPath path, FieldErrorList errors)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            var (at, column) = (path.Index(i), columns[i]);
            if (column.Name.Length == 0)
            {
                errors.Add(FieldError.Required(at.Child("name")));
            }

            if (column.Type.Length == 0)
            {
                errors.Add(FieldError.Required(at.Child("type"), Types));
            }
            else if (column.Type is not ("boolean" or "date" or "integer" or "number" or "string"))
            {
                errors.Add(FieldError.Invalid(at.Child("type"), column.Type, Types));
            }

            if (column.Format is not ("" or "int32" or "int64" or "float" or "double" or "byte" or "date" or "date-time" or "password"))
            {
                errors.Add(FieldError.Invalid(at.Child("format"), column.Format, "must be one of byte,date,date-time,double,float,int32,int64,password"));
            }

            if (column.JsonPath.Length == 0)
            {
                errors.Add(FieldError.Required(at.Child("JSONPath")));
            }
            else if (column.JsonPath[0] != '.')
            {
                errors.Add(FieldError.Invalid(at.Child("JSONPath"), column.JsonPath, "must be a simple json path starting with ."));
            }
        }
    }

    private static void SelectableFields(ValueList<SelectableField> fields, FieldPath path, FieldErrorList errors)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            var (at, text) = (path.Index(i).Child("jsonPath"), fields[i].JsonPath);
            if (text.Length == 0)
            {
                errors.Add(FieldError.Required(at));
            }
            else if (fields.FindIndex(f => f.JsonPath == text) < i)
            {
                errors.Add(FieldError.Duplicate(at, text));
            }
        }
    }

    // The versions without what they have in common.
    private static string Show(CustomResourceDefinitionSpec spec) => spec.Versions.IsNull
        ? "null"
        : $"[{string.Join(',', spec.Versions.Select(v => $"{{\"Name\":{GoText.Quote(v.Name)},\"Served\":{Text(v.Served)},\"Storage\":{Text(v.Storage)},\"Deprecated\":{Text(v.Deprecated)},\"DeprecationWarning\":{(v.DeprecationWarning is { } w ? GoText.Quote(w) : "null")},\"Schema\":null,\"Subresources\":null,\"AdditionalPrinterColumns\":null,\"SelectableFields\":null}}"))}]";

    private static string Text(bool flag) => flag ? "true" : "false";
}
