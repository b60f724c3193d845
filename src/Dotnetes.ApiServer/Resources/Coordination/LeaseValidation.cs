using Dotnetes.Api.Coordination.V1;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Coordination;

/// <summary>The rules of leases.</summary>
internal static class LeaseValidation
{
    /// <summary>Checks a lease.</summary>
    public static void Validate(LeaseSpec spec, FieldErrorList errors)
    {
        var path = FieldPath.Of("spec");
        if (spec.LeaseDurationSeconds is { } seconds and <= 0)
        {
            errors.Add(FieldError.Invalid(path.Child("leaseDurationSeconds"), seconds, "must be greater than 0"));
        }

        errors.NotNegative(path.Child("leaseTransitions"), spec.LeaseTransitions);
        if (spec.Strategy is { } strategy && strategy != "OldestEmulationVersion")
        {
            // Strategies of other controllers have a domain in front.
            var parts = strategy.Split('/');
            if (parts.Length == 2)
            {
                errors.QualifiedName(path.Child("strategy"), strategy);
            }
            else
            {
                errors.Add(FieldError.NotSupported(path.Child("strategy"), strategy, "OldestEmulationVersion"));
            }
        }

        if (spec.PreferredHolder is { Length: > 0 } && string.IsNullOrEmpty(spec.Strategy))
        {
            errors.Add(FieldError.Forbidden(path.Child("preferredHolder"), "may only be specified if `strategy` is defined"));
        }
    }
}
