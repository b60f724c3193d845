using Dotnetes.Api.Core.V1;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core.Pods;

/// <summary>Checks volumes that several sources share. Each file may come from one source only.</summary>
internal static class ProjectedVolumeValidation
{
    private const long ShortestToken = 600;
    private const long LongestToken = 1L << 32;

    /// <summary>Checks a volume.</summary>
    public static void Validate(ProjectedVolumeSource source, FieldPath path, FieldErrorList errors)
    {
        VolumeValidation.Mode(source.DefaultMode, path.Child("defaultMode"), errors);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < source.Sources.Count; i++)
        {
            Part(source.Sources[i], taken, path, path.Child("sources").Index(i), errors);
        }
    }

    private static void Part(VolumeProjection part, HashSet<string> taken, FieldPath path, FieldPath at, FieldErrorList errors)
    {
        if (part.Secret is { } secret)
        {
            Keys(secret.Name, secret.Items, taken, path, at.Child("secret"), errors);
        }

        if (part.ConfigMap is { } configMap)
        {
            Keys(configMap.Name, configMap.Items, taken, path, at.Child("configMap"), errors);
        }

        foreach (var file in part.DownwardApi?.Items ?? default)
        {
            VolumeValidation.Files([file], at.Child("downwardAPI"), errors);
            Once(file.Path, file.Path, taken, path, errors);
        }

        if (part.ServiceAccountToken is { } token)
        {
            Token(token, path, at.Child("serviceAccountToken"), errors);
        }

        var count = (part.Secret is null ? 0 : 1) + (part.ConfigMap is null ? 0 : 1) + (part.DownwardApi is null ? 0 : 1) + (part.ServiceAccountToken is null ? 0 : 1);
        if (count > 1)
        {
            errors.Add(FieldError.Forbidden(at, "may not specify more than 1 volume type per source"));
        }
    }

    private static void Keys(string name, ValueList<KeyToPath> items, HashSet<string> taken, FieldPath path, FieldPath at, FieldErrorList errors)
    {
        VolumeValidation.Given(name, at.Child("name"), errors);
        VolumeValidation.Items(items, at.Child("items"), errors);
        foreach (var item in items)
        {
            Once(item.Path, name, taken, path, errors);
        }
    }

    private static void Once(string file, string shown, HashSet<string> taken, FieldPath path, FieldErrorList errors)
    {
        if (file.Length > 0 && !taken.Add(file))
        {
            errors.Add(FieldError.Invalid(path, shown, "conflicting duplicate paths"));
        }
    }

    private static void Token(ServiceAccountTokenProjection token, FieldPath path, FieldPath at, FieldErrorList errors)
    {
        if (token.ExpirationSeconds is { } seconds)
        {
            if (seconds < ShortestToken)
            {
                errors.Add(FieldError.Invalid(at.Child("expirationSeconds"), seconds, "may not specify a duration less than 10 minutes"));
            }

            if (seconds > LongestToken)
            {
                errors.Add(FieldError.Invalid(at.Child("expirationSeconds"), seconds, "may not specify a duration larger than 2^32 seconds"));
            }
        }

        if (token.Path.Length == 0)
        {
            errors.Add(FieldError.Required(path.Child("path")));
        }
        else
        {
            VolumeValidation.LocalPath(token.Path, path.Child("path"), errors);
        }
    }
}
