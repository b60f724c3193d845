using Dotnetes.Api.Scheduling.V1;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Scheduling;

/// <summary>The rules of priority classes.</summary>
internal static class PriorityClassValidation
{
    private const int HighestOfUsers = 1_000_000_000;

    /// <summary>Checks a new class. The prefix <c>system-</c> belongs to the classes that every cluster has.</summary>
    public static void Validate(PriorityClass value, FieldErrorList errors)
    {
        if (value.Metadata.Name.StartsWith("system-", StringComparison.Ordinal))
        {
            if (SystemError(value) is { } error)
            {
                errors.Add(FieldError.Forbidden(FieldPath.Of("metadata", "name"), $"priority class names with 'system-' prefix are reserved for system use only. error: {error}"));
            }
        }
        else if (value.Value > HighestOfUsers)
        {
            errors.Add(FieldError.Forbidden(FieldPath.Of("value"), "maximum allowed value of a user defined priority is 1000000000"));
        }

        var policy = FieldPath.Of("preemptionPolicy");
        switch (value.PreemptionPolicy)
        {
            case null or "PreemptLowerPriority" or "Never":
                break;
            case "":
                errors.Add(FieldError.Required(policy));
                break;
            default:
                errors.Add(FieldError.NotSupported(policy, value.PreemptionPolicy, "PreemptLowerPriority", "Never"));
                break;
        }
    }

    /// <summary>Checks a change.</summary>
    public static void Change(PriorityClass value, PriorityClass old, FieldErrorList errors)
    {
        if (value.Value != old.Value)
        {
            errors.Add(FieldError.Forbidden(FieldPath.Of("value"), "may not be changed in an update."));
        }

        errors.Immutable(FieldPath.Of("preemptionPolicy"), value.PreemptionPolicy, old.PreemptionPolicy);
    }

    private static string? SystemError(PriorityClass value)
    {
        var (name, priority) = value.Metadata.Name switch
        {
            "system-node-critical" => (value.Metadata.Name, 2_000_001_000),
            "system-cluster-critical" => (value.Metadata.Name, 2_000_000_000),
            _ => ("", 0),
        };
        return name.Length == 0 ? $"{value.Metadata.Name} is not a known system priority class"
            : value.Value != priority ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"value of {name} PriorityClass must be {priority}")
            : value.GlobalDefault ? $"globalDefault of {name} PriorityClass must be false"
            : null;
    }
}
