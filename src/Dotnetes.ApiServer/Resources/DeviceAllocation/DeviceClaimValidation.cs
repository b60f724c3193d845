using Dotnetes.Api.Resource.V1;
using Dotnetes.ApiServer.Expressions;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.DeviceAllocation;

/// <summary>The rules of what a claim asks for (KEP-4381).</summary>
internal static class DeviceClaimValidation
{
    private const int MaxRequests = 32;
    private const int MaxConstraints = 32;
    private const int MaxConfigurations = 32;
    private const int MaxSelectors = 32;
    private const int MaxAlternatives = 8;
    private const int MaxExpression = 10 * 1024;
    private const string NoRequest = "must be the name of a request in the claim or the name of a request and a subrequest separated by '/'";
    private const string OneKind = "exactly one of `exactly` or `firstAvailable` is required";

    /// <summary>Checks the specification of a claim.</summary>
    public static void Validate(ResourceClaimSpec spec, FieldPath path, FieldErrorList errors)
    {
        var devices = spec.Devices;
        path = path.Child("devices");
        DeviceLists.Set(errors, path.Child("requests"), devices.Requests, MaxRequests, Request, r => r.Name);
        DeviceLists.Each(errors, path.Child("constraints"), devices.Constraints, MaxConstraints, (e, p, c) => Constraint(e, p, c, devices));
        DeviceLists.Each(
            errors,
            path.Child("config"),
            devices.Config,
            MaxConfigurations,
            (e, p, c) =>
            {
                Names(e, p.Child("requests"), c.Requests, devices);
                DeviceConfigurationValidation.Validate(e, p, c.Opaque);
            });
    }

    /// <summary>Checks expressions that choose devices.</summary>
    public static void Selectors(FieldErrorList errors, FieldPath path, ValueList<DeviceSelector> selectors) =>
        DeviceLists.Each(errors, path, selectors, MaxSelectors, (e, p, s) =>
        {
            if (s.Cel is not { } cel)
            {
                e.Add(FieldError.Required(p.Child("cel")));
            }
            else if (System.Text.Encoding.UTF8.GetByteCount(cel.Expression) > MaxExpression)
            {
                e.Add(FieldError.TooLong(p.Child("cel", "expression"), MaxExpression));
            }
            else
            {
                DeviceExpressions.Check(cel.Expression, p.Child("cel", "expression"), e);
            }
        });

    /// <summary>Checks names of requests of the claim.</summary>
    public static void Names(FieldErrorList errors, FieldPath path, ValueList<string> names, DeviceClaim claim) =>
        DeviceLists.Set(errors, path, names, MaxRequests, (e, p, n) => Name(e, p, n, claim), n => n);

    /// <summary>Checks a name of a request of the claim, or of one of its alternatives.</summary>
    public static void Name(FieldErrorList errors, FieldPath path, string name, DeviceClaim claim)
    {
        var parts = name.Split('/');
        if (parts.Length > 2)
        {
            errors.Add(FieldError.Invalid(path, name, NoRequest));
            return;
        }

        foreach (var part in parts)
        {
            errors.Label(path, part);
        }

        var index = claim.Requests.FindIndex(r => r.Name == parts[0]);
        if (index < 0 || (parts.Length == 2 && claim.Requests[index].FirstAvailable.FindIndex(a => a.Name == parts[1]) < 0))
        {
            errors.Add(FieldError.Invalid(path, name, NoRequest));
        }
    }

    private static void Request(FieldErrorList errors, FieldPath path, DeviceRequest request)
    {
        errors.Label(path.Child("name"), request.Name);
        switch (request)
        {
            case { Exactly: null, FirstAvailable.IsEmpty: true }:
                errors.Add(FieldError.Required(path, OneKind));
                break;
            case { Exactly: not null, FirstAvailable.IsEmpty: false }:
                errors.Add(new(FieldErrorType.Invalid, path.ToString(), "null", OneKind + ", but multiple fields are set"));
                break;
            case { Exactly: { } exactly }:
                path = path.Child("exactly");
                Class(errors, path.Child("deviceClassName"), exactly.DeviceClassName);
                Selectors(errors, path.Child("selectors"), exactly.Selectors);
                Amount(errors, path, exactly.AllocationMode, exactly.Count);
                Tolerations(errors, path.Child("tolerations"), exactly.Tolerations);
                break;
            default:
                DeviceLists.Set(errors, path.Child("firstAvailable"), request.FirstAvailable, MaxAlternatives, Alternative, a => a.Name);
                break;
        }
    }

    private static void Alternative(FieldErrorList errors, FieldPath path, DeviceSubRequest request)
    {
        errors.Label(path.Child("name"), request.Name);
        Class(errors, path.Child("deviceClassName"), request.DeviceClassName);
        Selectors(errors, path.Child("selectors"), request.Selectors);
        Amount(errors, path, request.AllocationMode, request.Count);
        Tolerations(errors, path.Child("tolerations"), request.Tolerations);
    }

    private static void Class(FieldErrorList errors, FieldPath path, string name)
    {
        if (name.Length == 0)
        {
            errors.Add(FieldError.Required(path));
        }
        else
        {
            errors.Subdomain(path, name);
        }
    }

    private static void Amount(FieldErrorList errors, FieldPath path, string mode, long count)
    {
        switch (mode)
        {
            case "All":
                if (count != 0)
                {
                    errors.Add(FieldError.Invalid(path.Child("count"), count, "must not be specified when allocationMode is 'All'"));
                }

                break;
            case "ExactCount":
                if (count <= 0)
                {
                    errors.Add(FieldError.Invalid(path.Child("count"), count, "must be greater than zero"));
                }

                break;
            default:
                errors.Add(FieldError.NotSupported(path.Child("allocationMode"), mode, "All", "ExactCount"));
                break;
        }
    }

    private static void Tolerations(FieldErrorList errors, FieldPath path, ValueList<DeviceToleration> tolerations)
    {
        for (var i = 0; i < tolerations.Count; i++)
        {
            var (at, toleration) = (path.Index(i), tolerations[i]);
            if (toleration.Key.Length > 0)
            {
                errors.AddRange(MetadataValidation.ValidateLabelName(toleration.Key, at.Child("key")));
            }

            errors.OneOf(at.Child("operator"), toleration.Operator, "Equal", "Exists");
            if (toleration is { Operator: "Exists", Value.Length: > 0 })
            {
                errors.Add(FieldError.Invalid(at.Child("value"), toleration.Value, "must be empty for operator `Exists`"));
            }
            else if (toleration.Operator == "Equal")
            {
                errors.Messages(at.Child("value"), toleration.Value, QualifiedNames.IsLabelValue(toleration.Value));
            }

            if (toleration.Effect.Length > 0)
            {
                errors.OneOf(at.Child("effect"), toleration.Effect, "NoExecute", "NoSchedule", "None");
            }
        }
    }

    private static void Constraint(FieldErrorList errors, FieldPath path, DeviceConstraint constraint, DeviceClaim claim)
    {
        Names(errors, path.Child("requests"), constraint.Requests, claim);
        if (constraint.MatchAttribute is { } same)
        {
            DeviceNames.FullyQualified(errors, path.Child("matchAttribute"), same);
        }
        else if (constraint.DistinctAttribute is { } distinct)
        {
            DeviceNames.FullyQualified(errors, path.Child("distinctAttribute"), distinct);
        }
        else
        {
            errors.Add(FieldError.Required(path, "exactly one of \"matchAttribute\" or \"distinctAttribute\" is required, but multiple fields are set"));
        }
    }
}
