using Dotnetes.Api.Networking.V1;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Networking;

/// <summary>The rules of ingress classes.</summary>
internal static class IngressClassValidation
{
    private const int MaxController = 250;

    /// <summary>Checks a class.</summary>
    public static void Validate(IngressClassSpec spec, FieldErrorList errors)
    {
        var controller = FieldPath.Of("spec", "controller");
        if (spec.Controller.Length > MaxController)
        {
            errors.Add(FieldError.TooLong(controller, MaxController));
        }

        errors.AddRange(QualifiedNames.IsDomainPrefixedPath(controller, spec.Controller));
        if (spec.Parameters is { } parameters)
        {
            Parameters(errors, FieldPath.Of("spec", "parameters"), parameters);
        }
    }

    private static void Parameters(FieldErrorList errors, FieldPath path, IngressClassParametersReference parameters)
    {
        if (parameters.ApiGroup is { } group)
        {
            errors.Subdomain(path.Child("apiGroup"), group);
        }

        errors.PathSegment(path.Child("kind"), parameters.Kind);
        errors.PathSegment(path.Child("name"), parameters.Name);
        var ns = path.Child("namespace");
        switch (parameters.Scope)
        {
            case null:
                errors.Add(FieldError.Required(path.Child("scope")));
                break;
            case "Namespace" when parameters.Namespace is { } name:
                errors.Label(ns, name);
                break;
            case "Namespace":
                errors.Add(FieldError.Required(ns, "`parameters.scope` is set to 'Namespace'"));
                break;
            case "Cluster" when parameters.Namespace is not null:
                errors.Add(FieldError.Forbidden(ns, "`parameters.scope` is set to 'Cluster'"));
                break;
            case "Cluster":
                break;
            default:
                errors.Add(FieldError.NotSupported(path.Child("scope"), parameters.Scope, "Cluster", "Namespace"));
                break;
        }
    }
}
