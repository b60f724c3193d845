using System.Globalization;
using Dotnetes.Api.ApiExtensions.V1;
using Dotnetes.ApiServer.Resources.AdmissionRegistration;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.ApiExtensions;

/// <summary>The rules of definitions of custom resources.</summary>
internal static class CustomResourceDefinitionValidation
{
    private const string Approval = "api-approved.kubernetes.io";

    private static readonly FieldPath s_spec = FieldPath.Of("spec");

    /// <summary>Checks a definition, or a change when there is an old one.</summary>
    public static void Validate(CustomResourceDefinition value, CustomResourceDefinition? old, FieldErrorList errors)
    {
        var (spec, metadata) = (value.Spec, value.Metadata);
        if (old is null && metadata.Name != $"{spec.Names.Plural}.{spec.Group}")
        {
            errors.Add(FieldError.Invalid(FieldPath.Of("metadata", "name"), metadata.Name, "must be spec.names.plural+\".\"+spec.group"));
        }

        Group(spec.Group, errors);
        errors.OneOf(s_spec.Child("scope"), spec.Scope, "Cluster", "Namespaced");
        CustomResourceVersionValidation.Versions(spec, s_spec, errors);
        RequiredNames(spec.Names, errors);
        Names(spec.Names, s_spec.Child("names"), errors);
        CustomResourceVersionValidation.Common(spec, s_spec, errors);
        Conversion(spec.Conversion, s_spec.Child("conversion"), errors);
        if (old is not null)
        {
            Changes(spec, old, errors);
        }

        Status(value.Status, errors);
        Stored(value, errors);
        if (old is null && IsProtected(spec.Group) && !metadata.Annotations.ContainsKey(Approval))
        {
            errors.Add(FieldError.Required(FieldPath.Of("metadata", "annotations").Key(Approval), "protected groups must have approval annotation \"api-approved.kubernetes.io\", see https://github.com/kubernetes/enhancements/pull/1111"));
        }

        if (spec.PreserveUnknownFields && old?.Spec.PreserveUnknownFields != true)
        {
            errors.Add(FieldError.Invalid(s_spec.Child("preserveUnknownFields"), true, "cannot set to true, set x-kubernetes-preserve-unknown-fields to true in spec.versions[*].schema instead"));
        }
    }

    /// <summary>Checks what is said about a definition.</summary>
    public static void Status(CustomResourceDefinitionStatus status, FieldErrorList errors) => Names(status.AcceptedNames, FieldPath.Of("status", "acceptedNames"), errors);

    private static bool IsProtected(string group) =>
        group is "k8s.io" or "kubernetes.io" || group.EndsWith(".k8s.io", StringComparison.Ordinal) || group.EndsWith(".kubernetes.io", StringComparison.Ordinal);

    private static void Group(string group, FieldErrorList errors)
    {
        var path = s_spec.Child("group");
        if (group.Length == 0)
        {
            errors.Add(FieldError.Required(path));
        }
        else if (DnsNames.IsDns1123Subdomain(group) is { IsEmpty: false } wrong)
        {
            errors.Add(FieldError.Invalid(path, group, string.Join(',', wrong)));
        }
        else if (!group.Contains('.', StringComparison.Ordinal))
        {
            errors.Add(FieldError.Invalid(path, group, "should be a domain with at least one dot"));
        }
    }

    private static void RequiredNames(CustomResourceDefinitionNames names, FieldErrorList errors)
    {
        foreach (var (field, name) in (ReadOnlySpan<(string, string)>)[("plural", names.Plural), ("singular", names.Singular), ("kind", names.Kind), ("listKind", names.ListKind)])
        {
            if (name.Length == 0)
            {
                errors.Add(FieldError.Required(s_spec.Child("names", field)));
            }
        }
    }

    private static void Names(CustomResourceDefinitionNames names, FieldPath path, FieldErrorList errors)
    {
        Label(names.Plural, path.Child("plural"), "", errors);
        Label(names.Singular, path.Child("singular"), "", errors);
        Label(names.Kind, path.Child("kind"), "may have mixed case, but should otherwise match: ", errors);
        Label(names.ListKind, path.Child("listKind"), "may have mixed case, but should otherwise match: ", errors);
        Labels(names.ShortNames, path.Child("shortNames"), errors);
        if (names.Kind.Length > 0 && names.Kind == names.ListKind)
        {
            errors.Add(FieldError.Invalid(path.Child("listKind"), names.ListKind, "kind and listKind may not be the same"));
        }

        Labels(names.Categories, path.Child("categories"), errors);
    }

    private static void Label(string name, FieldPath path, string introduction, FieldErrorList errors)
    {
        var wrong = DnsNames.IsDns1035Label(introduction.Length > 0 ? name.ToLower(CultureInfo.InvariantCulture) : name);
        if (name.Length > 0 && !wrong.IsEmpty)
        {
            errors.Add(FieldError.Invalid(path, name, introduction + string.Join(',', wrong)));
        }
    }

    private static void Labels(ValueList<string> names, FieldPath path, FieldErrorList errors)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (DnsNames.IsDns1035Label(names[i]) is { IsEmpty: false } wrong)
            {
                errors.Add(FieldError.Invalid(path.Index(i), names[i], string.Join(',', wrong)));
            }
        }
    }

    // The paths are those of the older version, to which upstream converts.
    private static void Conversion(CustomResourceConversion? conversion, FieldPath path, FieldErrorList errors)
    {
        if (conversion is null)
        {
            return;
        }

        errors.OneOf(path.Child("strategy"), conversion.Strategy, "None", "Webhook");
        var (client, versions) = (conversion.Webhook?.ClientConfig, conversion.Webhook?.ConversionReviewVersions ?? default);
        var at = path.Child("webhookClientConfig");
        if (conversion.Strategy != "Webhook")
        {
            if (client is not null)
            {
                errors.Add(FieldError.Forbidden(at, "should not be set when strategy is not set to Webhook"));
            }

            if (!versions.IsEmpty)
            {
                errors.Add(FieldError.Forbidden(path.Child("conversionReviewVersions"), "should not be set when strategy is not set to Webhook"));
            }

            return;
        }

        switch (client)
        {
            case null:
                errors.Add(FieldError.Required(at, "required when strategy is set to Webhook"));
                break;
            case { Url: { } url, Service: null }:
                WebhookValidation.Url(errors, at.Child("url"), url);
                break;
            case { Url: null, Service: { } service }:
                WebhookValidation.Service(errors, at.Child("service"), new() { Name = service.Name, Namespace = service.Namespace, Path = service.Path, Port = service.Port });
                break;
            default:
                errors.Add(FieldError.Required(at, "exactly one of url or service is required"));
                break;
        }

        WebhookValidation.Versions(errors, path.Child("conversionReviewVersions"), versions, "");
    }

    private static void Changes(CustomResourceDefinitionSpec spec, CustomResourceDefinition old, FieldErrorList errors)
    {
        if (old.Status.Conditions.Any(c => c is { Type: "Established", Status: "True" }))
        {
            errors.Immutable(s_spec.Child("scope"), spec.Scope, old.Spec.Scope);
            errors.Immutable(s_spec.Child("names", "kind"), spec.Names.Kind, old.Spec.Names.Kind);
        }

        errors.Immutable(s_spec.Child("group"), spec.Group, old.Spec.Group);
        errors.Immutable(s_spec.Child("names", "plural"), spec.Names.Plural, old.Spec.Names.Plural);
    }

    private static void Stored(CustomResourceDefinition value, FieldErrorList errors)
    {
        var (path, stored) = (FieldPath.Of("status", "storedVersions"), value.Status.StoredVersions);
        if (stored.IsEmpty)
        {
            errors.Add(FieldError.Invalid(path, default(ValueList<string>), "must have at least one stored version"));
            return;
        }

        foreach (var version in value.Spec.Versions)
        {
            if (version.Storage && !stored.Contains(version.Name))
            {
                errors.Add(FieldError.Invalid(path, stored, "must have the storage version " + version.Name));
            }
        }

        for (var i = 0; i < stored.Count; i++)
        {
            var v = stored[i];
            if (value.Spec.Versions.FindIndex(x => x.Name == v) < 0)
            {
                errors.Add(FieldError.Invalid(
                    path.Index(i), v, $"missing from spec.versions; {v} was previously a storage version, and must remain in spec.versions until a storage migration ensures no data remains persisted in {v} and removes {v} from status.storedVersions"));
            }
        }
    }
}
