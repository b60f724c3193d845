using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core.Storage;

/// <summary>The rules of access modes and volume modes, which volumes and claims share.</summary>
internal static class AccessModeChecks
{
    /// <summary>Checks the access modes.</summary>
    public static void Modes(FieldErrorList errors, FieldPath path, ValueList<string> modes, string missing)
    {
        if (modes.IsEmpty)
        {
            errors.Add(FieldError.Required(path, missing));
        }

        foreach (var mode in modes)
        {
            if (mode is not ("ReadOnlyMany" or "ReadWriteMany" or "ReadWriteOnce" or "ReadWriteOncePod"))
            {
                errors.Add(FieldError.NotSupported(path, mode, "ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"));
            }
        }

        if (modes.Contains("ReadWriteOncePod") && modes.Any(m => m is "ReadOnlyMany" or "ReadWriteMany" or "ReadWriteOnce"))
        {
            errors.Add(FieldError.Forbidden(path, "may not use ReadWriteOncePod with other access modes"));
        }
    }

    /// <summary>Checks the volume mode.</summary>
    public static void VolumeMode(FieldErrorList errors, FieldPath path, string? mode)
    {
        if (mode is not (null or "Block" or "Filesystem"))
        {
            errors.Add(FieldError.NotSupported(path, mode, "Block", "Filesystem"));
        }
    }

    /// <summary>An amount of storage must be more than nothing.</summary>
    public static void Positive(FieldErrorList errors, FieldPath path, Quantity amount)
    {
        if (amount.Sign <= 0)
        {
            errors.Add(FieldError.Invalid(path, amount, "must be greater than zero"));
        }
    }

    /// <summary>A class name, if there is one.</summary>
    public static void ClassName(FieldErrorList errors, FieldPath path, string? name)
    {
        if (name is { Length: > 0 })
        {
            errors.Subdomain(path, name);
        }
    }
}
