using Dotnetes.Api.ApiRegistration.V1;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.ApiRegistration;

/// <summary>The rules of registrations of API versions.</summary>
internal static class ApiServiceValidation
{
    private const int MaxGroupPriority = 20_000;
    private const int MaxVersionPriority = 1000;

    private static readonly FieldPath s_spec = FieldPath.Of("spec");

    /// <summary>Checks what is said about whether it answers.</summary>
    public static void Status(ApiServiceStatus status, FieldErrorList errors)
    {
        for (var i = 0; i < status.Conditions.Count; i++)
        {
            if (status.Conditions[i].Status is not ("True" or "False" or "Unknown"))
            {
                errors.Add(FieldError.NotSupported(FieldPath.Of("status", "conditions").Index(i).Child("status"), status.Conditions[i].Status, "True", "False", "Unknown"));
            }
        }
    }

    /// <summary>Checks a registration.</summary>
    public static void Validate(ApiService value, FieldErrorList errors)
    {
        var spec = value.Spec;
        var name = $"{spec.Version}.{spec.Group}";
        if (value.Metadata.Name != name)
        {
            errors.Add(FieldError.Invalid(FieldPath.Of("metadata", "name"), value.Metadata.Name, $"must be `spec.version+\".\"+spec.group`: {GoText.Quote(name)}"));
        }

        if (spec.Group.Length > 0)
        {
            errors.Subdomain(s_spec.Child("group"), spec.Group);
        }
        else if (spec.Version != "v1")
        {
            errors.Add(FieldError.Required(s_spec.Child("group"), "only v1 may have an empty group and it better be legacy kube"));
        }

        errors.Messages(s_spec.Child("version"), spec.Version, DnsNames.IsDns1035Label(spec.Version));
        if (spec.GroupPriorityMinimum is <= 0 or > MaxGroupPriority)
        {
            errors.Add(FieldError.Invalid(s_spec.Child("groupPriorityMinimum"), spec.GroupPriorityMinimum, "must be positive and less than 20000"));
        }

        if (spec.VersionPriority is <= 0 or > MaxVersionPriority)
        {
            errors.Add(FieldError.Invalid(s_spec.Child("versionPriority"), spec.VersionPriority, "must be positive and less than 1000"));
        }

        Service(spec, errors);
    }

    private static void Service(ApiServiceSpec spec, FieldErrorList errors)
    {
        if (spec.Service is not { } service)
        {
            if (spec.CaBundle.Length > 0)
            {
                errors.Add(FieldError.Invalid(s_spec.Child("caBundle"), $"{spec.CaBundle.Length} bytes", "local APIServices may not have a caBundle"));
            }

            if (spec.InsecureSkipTlsVerify)
            {
                errors.Add(FieldError.Invalid(s_spec.Child("insecureSkipTLSVerify"), true, "local APIServices may not have insecureSkipTLSVerify"));
            }

            return;
        }

        if (service.Namespace.Length == 0)
        {
            errors.Add(FieldError.Required(s_spec.Child("service", "namespace")));
        }

        if (service.Name.Length == 0)
        {
            errors.Add(FieldError.Required(s_spec.Child("service", "name")));
        }

        if (spec.InsecureSkipTlsVerify && spec.CaBundle.Length > 0)
        {
            errors.Add(FieldError.Invalid(s_spec.Child("insecureSkipTLSVerify"), true, "may not be true if caBundle is present"));
        }
    }
}
