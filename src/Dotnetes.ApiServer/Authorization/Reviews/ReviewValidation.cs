using Dotnetes.Api.Authorization.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Authorization.Reviews;

/// <summary>Checks reviews before they are answered.</summary>
internal static class ReviewValidation
{
    private static readonly FieldPath s_spec = FieldPath.Of("spec");

    /// <summary>Checks a review of somebody.</summary>
    public static void Check(SubjectAccessReviewSpec spec, FieldErrorList errors)
    {
        CheckQuestion(spec.ResourceAttributes, spec.NonResourceAttributes, errors, beforeSelectors: () =>
        {
            if (spec.User.Length == 0 && spec.Groups.IsEmpty)
            {
                errors.Add(FieldError.Invalid(s_spec.Child("user"), spec.User, "at least one of user or group must be specified"));
            }
        });
    }

    /// <summary>Checks a review of oneself.</summary>
    public static void Check(SelfSubjectAccessReviewSpec spec, FieldErrorList errors) => CheckQuestion(spec.ResourceAttributes, spec.NonResourceAttributes, errors, () => { });

    /// <summary>Reviews have no identity: nothing but the namespace of a local one may be given.</summary>
    public static void CheckMetadata(ObjectMeta metadata, bool isLocal, FieldErrorList errors)
    {
        // Every object has managed fields by now; those that are shown do not count.
        var rest = metadata with { ManagedFields = default, Namespace = isLocal ? "" : metadata.Namespace };
        if (!rest.Equals(ObjectMeta.Empty))
        {
            errors.Add(FieldError.Invalid(FieldPath.Of("metadata"), metadata, isLocal ? "must be empty except for namespace" : "must be empty"));
        }
    }

    /// <summary>Refuses a review with errors; clients know such refusals without a kind.</summary>
    /// <exception cref="ApiException">422.</exception>
    public static void Refuse(FieldErrorList errors)
    {
        if (!errors.IsEmpty)
        {
            throw ApiErrors.Invalid("authorization.k8s.io", "", "", errors);
        }
    }

    /// <summary>A path that must not be asked about here.</summary>
    public static FieldError Invalid(NonResourceAttributes path, string detail) => new(
        FieldErrorType.Invalid, s_spec.Child("nonResourceAttributes").ToString(), $"{{\"Path\":{GoText.Quote(path.Path)},\"Verb\":{GoText.Quote(path.Verb)}}}", detail);

    private static void CheckQuestion(ResourceAttributes? resource, NonResourceAttributes? path, FieldErrorList errors, Action beforeSelectors)
    {
        if (resource is not null && path is not null)
        {
            errors.Add(Invalid(path, "cannot be specified in combination with resourceAttributes"));
        }
        else if (resource is null && path is null)
        {
            errors.Add(FieldError.Invalid(s_spec.Child("resourceAttributes"), path, "exactly one of nonResourceAttributes or resourceAttributes must be specified"));
        }

        beforeSelectors();
        var at = FieldPath.Of("spec.resourceAttributes");
        if (resource?.FieldSelector is { } fields)
        {
            CheckForm(fields.RawSelector, fields.Requirements.Count, at.Child("fieldSelector"), errors);
            for (var i = 0; i < fields.Requirements.Count; i++)
            {
                errors.AddRange(LabelSelectorValidation.ValidateFieldRequirement(fields.Requirements[i], at.Child("fieldSelector", "requirements").Index(i), allowUnknownOperators: true));
            }
        }

        if (resource?.LabelSelector is { } labels)
        {
            CheckForm(labels.RawSelector, labels.Requirements.Count, at.Child("labelSelector"), errors);
            for (var i = 0; i < labels.Requirements.Count; i++)
            {
                errors.AddRange(LabelSelectorValidation.ValidateRequirement(labels.Requirements[i], at.Child("labelSelector", "requirements").Index(i), allowUnknownOperators: true));
            }
        }
    }

    private static void CheckForm(string raw, int requirements, FieldPath field, FieldErrorList errors)
    {
        if (raw.Length > 0 && requirements > 0)
        {
            errors.Add(FieldError.Invalid(field.Child("rawSelector"), raw, "may not specified at the same time as requirements"));
        }

        if (raw.Length == 0 && requirements == 0)
        {
            errors.Add(FieldError.Required(field.Child("requirements"), $"when {field} is specified, requirements or rawSelector is required"));
        }
    }
}
