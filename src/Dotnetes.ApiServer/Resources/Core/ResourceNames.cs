using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core;

/// <summary>The names of resources such as cpu, and which of them may stand where.</summary>
internal static class ResourceNames
{
    private const string HugePages = "hugepages-";

    private static readonly HashSet<string> s_quota = new(StringComparer.Ordinal)
    {
        "cpu", "memory", "ephemeral-storage", "requests.cpu", "requests.memory", "requests.storage", "requests.ephemeral-storage", "limits.cpu", "limits.memory",
        "limits.ephemeral-storage", "pods", "resourcequotas", "services", "replicationcontrollers", "secrets", "persistentvolumeclaims", "configmaps",
        "services.nodeports", "services.loadbalancers",
    };

    private static readonly HashSet<string> s_standard = new(s_quota, StringComparer.Ordinal) { "storage" };

    /// <summary>Whether the name is that of huge pages of some size.</summary>
    public static bool IsHugePages(string name) => name.StartsWith(HugePages, StringComparison.Ordinal);

    /// <summary>Whether Kubernetes defines the resource.</summary>
    public static bool IsNative(string name) => !name.Contains('/', StringComparison.Ordinal) || name.Contains("kubernetes.io/", StringComparison.Ordinal);

    /// <summary>Whether a device plugin or an administrator defines the resource.</summary>
    public static bool IsExtended(string name) =>
        !IsNative(name) && !name.StartsWith("requests.", StringComparison.Ordinal) && QualifiedNames.IsQualifiedName("requests." + name).IsEmpty;

    /// <summary>Whether nodes offer the resource in whole units only.</summary>
    public static bool IsInteger(string name) =>
        IsExtended(name)
        || name is "pods" or "resourcequotas" or "services" or "replicationcontrollers" or "secrets" or "configmaps" or "persistentvolumeclaims" or "services.nodeports" or "services.loadbalancers";

    /// <summary>Whether quotas know the name.</summary>
    public static bool IsQuota(string name) => s_quota.Contains(name) || IsHugePages(name) || IsRequestOfHugePages(name);

    /// <summary>A name of any resource.</summary>
    public static void Any(FieldErrorList errors, FieldPath path, string name)
    {
        errors.Messages(path, name, QualifiedNames.IsQualifiedName(name));
        if (!name.Contains('/', StringComparison.Ordinal) && !IsStandard(name))
        {
            errors.Add(FieldError.Invalid(path, name, "must be a standard resource type or fully qualified"));
        }
    }

    /// <summary>A name that containers may ask for.</summary>
    public static void Container(FieldErrorList errors, FieldPath path, string name)
    {
        var before = errors.Count;
        errors.QualifiedName(path, name);
        if (errors.Count != before)
        {
            return;
        }

        if (!name.Contains('/', StringComparison.Ordinal))
        {
            if (!IsStandard(name))
            {
                errors.Add(FieldError.Invalid(path, name, "must be a standard resource type or fully qualified"));
            }

            if (name is not ("cpu" or "memory" or "ephemeral-storage") && !IsHugePages(name))
            {
                errors.Add(FieldError.Invalid(path, name, "must be a standard resource for containers"));
            }
        }
        else if (!IsNative(name) && !IsExtended(name))
        {
            errors.Add(FieldError.Invalid(path, name, "doesn't follow extended resource name standard"));
        }
    }

    /// <summary>A name that pods as a whole may ask for.</summary>
    public static void Pod(FieldErrorList errors, FieldPath path, string name)
    {
        var before = errors.Count;
        Any(errors, path, name);
        if (errors.Count == before && name is not ("cpu" or "memory") && !IsHugePages(name))
        {
            errors.Add(FieldError.NotSupported(path, name, "cpu", HugePages, "memory"));
        }
    }

    /// <summary>A name that quotas may limit.</summary>
    public static void Quota(FieldErrorList errors, FieldPath path, string name)
    {
        Any(errors, path, name);
        if (!name.Contains('/', StringComparison.Ordinal) && !IsQuota(name))
        {
            errors.Add(FieldError.Invalid(path, name, "must be a standard resource for quota"));
        }
    }

    /// <summary>An amount of a resource: not negative, and whole where there are no parts.</summary>
    public static void Amount(FieldErrorList errors, FieldPath path, string name, Quantity amount)
    {
        errors.NotNegative(path, amount);
        if (IsInteger(name) && amount.RoundUp(0) != amount)
        {
            errors.Add(FieldError.Invalid(path, amount, "must be an integer"));
        }
    }

    private static bool IsStandard(string name) => s_standard.Contains(name) || IsHugePages(name) || IsRequestOfHugePages(name);

    private static bool IsRequestOfHugePages(string name) => name.StartsWith("requests." + HugePages, StringComparison.Ordinal);
}
