using System.Text;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Storage;

/// <summary>The rules that classes of storage share.</summary>
internal static class StorageChecks
{
    private const int MaxParameters = 512;
    private const int MaxSize = 256 * 1024;

    /// <summary>The name of the driver that serves a class.</summary>
    public static void Provisioner(this FieldErrorList errors, FieldPath path, string name)
    {
        if (name.Length == 0)
        {
            errors.Add(FieldError.Required(path));
        }
        else
        {
            errors.QualifiedName(path, name.ToLowerInvariant());
        }
    }

    /// <summary>The parameters of a class.</summary>
    public static void Parameters(this FieldErrorList errors, FieldPath path, ValueMap<string> parameters, bool mayBeEmpty)
    {
        if (parameters.Count > MaxParameters)
        {
            errors.Add(FieldError.TooLong(path, MaxParameters));
            return;
        }

        if (parameters.ContainsKey(""))
        {
            errors.Add(FieldError.Invalid(path, "", "field can not be empty."));
        }

        errors.Size(path, parameters, MaxSize);
        if (!mayBeEmpty && parameters.IsEmpty)
        {
            errors.Add(FieldError.Required(path, "must contain at least one key/value pair"));
        }
    }

    /// <summary>A map of texts that must not be too large in all.</summary>
    public static void Size(this FieldErrorList errors, FieldPath path, ValueMap<string> map, int max)
    {
        if (map.Sum(p => (long)Encoding.UTF8.GetByteCount(p.Key) + Encoding.UTF8.GetByteCount(p.Value)) > max)
        {
            errors.Add(FieldError.TooLong(path, max));
        }
    }
}
