using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Resources.Core.Storage;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core.Pods;

/// <summary>Checks the volumes of a pod.</summary>
internal static class VolumeValidation
{
    private const string OnlyOne = "may not specify more than 1 volume type";

    private const int MostPermissive = 0x1ff;

    private static readonly string[] s_fields = ["metadata.annotations", "metadata.labels", "metadata.name", "metadata.namespace", "metadata.uid"];

    /// <summary>Checks all volumes; the result holds those that are sound, by name.</summary>
    public static Dictionary<string, Volume> Validate(ValueList<Volume> volumes, string podName, bool isPod, FieldPath path, FieldErrorList errors)
    {
        var sound = new Dictionary<string, Volume>(StringComparer.Ordinal);
        for (var i = 0; i < volumes.Count; i++)
        {
            var volume = volumes[i];
            var at = path.Index(i);
            var before = errors.Count;
            Source(volume, podName, isPod, at, errors);
            if (volume.Name.Length == 0)
            {
                errors.Add(FieldError.Required(at.Child("name")));
            }
            else
            {
                errors.Label(at.Child("name"), volume.Name);
            }

            if (sound.ContainsKey(volume.Name))
            {
                errors.Add(FieldError.Duplicate(at.Child("name"), volume.Name));
            }

            if (errors.Count == before)
            {
                sound.Add(volume.Name, volume);
            }

            if (volume.PersistentVolumeClaim is { } claim && podName.Length > 0 && volumes.Any(v => v.Ephemeral is not null && claim.ClaimName == $"{podName}-{v.Name}"))
            {
                errors.Add(FieldError.Invalid(at.Child("persistentVolumeClaim", "claimName"), claim.ClaimName, "must not reference a PVC that gets created for an ephemeral volume"));
            }
        }

        return sound;
    }

    /// <summary>A path must stay inside where it starts.</summary>
    public static void Descending(string target, FieldPath path, FieldErrorList errors)
    {
        if (target.StartsWith('/'))
        {
            errors.Add(FieldError.Invalid(path, target, "must be a relative path"));
        }

        NoBacksteps(target, path, errors);
    }

    /// <summary>A path must not go up.</summary>
    public static void NoBacksteps(string target, FieldPath path, FieldErrorList errors)
    {
        if (target.Split('/').Contains(".."))
        {
            errors.Add(FieldError.Invalid(path, target, "must not contain '..'"));
        }
    }

    private static void Source(Volume v, string podName, bool isPod, FieldPath path, FieldErrorList errors)
    {
        var types = VolumeTypes.Of(v);
        if (types.Count == 0)
        {
            errors.Add(FieldError.Required(path, "must specify a volume type"));
            return;
        }

        OfType(v, types[0], podName, isPod, path, errors);
        foreach (var type in types.Skip(1))
        {
            // Upstream spells two of them differently here.
            errors.Add(FieldError.Forbidden(path.Child(type switch { "cephfs" => "cephFS", "downwardAPI" => "downwarAPI", _ => type }), OnlyOne));
            if (type == "iscsi")
            {
                VolumeSourceChecks.InitiatorLength(errors, path.Child(type), v.Iscsi!.InitiatorName, v.Name, v.Iscsi.TargetPortal);
            }
        }
    }

    private static void OfType(Volume v, string type, string podName, bool isPod, FieldPath path, FieldErrorList errors)
    {
        var at = path.Child(type);
        switch (type)
        {
            case "emptyDir":
                if (v.EmptyDir!.SizeLimit is { Sign: < 0 })
                {
                    errors.Add(FieldError.Forbidden(at.Child("sizeLimit"), "SizeLimit field must be a valid resource quantity"));
                }

                break;
            case "hostPath":
                HostPath(v.HostPath!, at, errors);
                break;
            case "secret":
                Given(v.Secret!.SecretName, at.Child("secretName"), errors);
                Mode(v.Secret.DefaultMode, at.Child("defaultMode"), errors);
                Items(v.Secret.Items, at.Child("items"), errors);
                break;
            case "configMap":
                Given(v.ConfigMap!.Name, at.Child("name"), errors);
                Mode(v.ConfigMap.DefaultMode, at.Child("defaultMode"), errors);
                Items(v.ConfigMap.Items, at.Child("items"), errors);
                break;
            case "persistentVolumeClaim":
                Given(v.PersistentVolumeClaim!.ClaimName, at.Child("claimName"), errors);
                break;
            case "downwardAPI":
                Mode(v.DownwardApi!.DefaultMode, at.Child("defaultMode"), errors);
                Files(v.DownwardApi.Items, at, errors);
                break;
            case "projected":
                ProjectedVolumeValidation.Validate(v.Projected!, at, errors);
                break;
            case "nfs":
                Nfs(v.Nfs!, at, errors);
                break;
            case "csi":
                Csi(v.Csi!, at, errors);
                break;
            case "image":
                if (isPod)
                {
                    Given(v.Image!.Reference, at.Child("reference"), errors);
                }

                errors.OneOf(at.Child("pullPolicy"), v.Image!.PullPolicy, "Always", "IfNotPresent", "Never");
                break;
            case "ephemeral":
                Ephemeral(v, podName, at, errors);
                break;
            default:
                VolumeSourceValidation.Validate(v, type, path, errors);
                break;
        }
    }

    private static void Csi(CsiVolumeSource source, FieldPath path, FieldErrorList errors)
    {
        errors.CsiDriverName(path.Child("driver"), source.Driver);
        if (source.NodePublishSecretRef is { } secret)
        {
            if (secret.Name.Length == 0)
            {
                errors.Add(FieldError.Required(path.Child("nodePublishSecretRef", "name")));
            }
            else
            {
                errors.Subdomain(path.Child("name"), secret.Name);
            }
        }
    }

    private static void Ephemeral(Volume volume, string podName, FieldPath path, FieldErrorList errors)
    {
        var template = path.Child("volumeClaimTemplate");
        if (volume.Ephemeral!.VolumeClaimTemplate is { } claim)
        {
            TemplateMetadata.Validate(claim.Metadata, template.Child("metadata"), errors);
            PersistentVolumeClaimValidation.Spec(claim.Spec, template.Child("spec"), errors);
        }
        else
        {
            errors.Add(FieldError.Required(template));
        }

        if (podName.Length > 0 && volume.Name.Length > 0)
        {
            var name = $"{podName}-{volume.Name}";
            foreach (var message in DnsNames.IsDns1123Subdomain(name))
            {
                errors.Add(FieldError.Invalid(path.Child("name"), volume.Name, $"PVC name {GoText.Quote(name)}: {message}"));
            }
        }
    }

    /// <summary>Checks a network file system.</summary>
    public static void Nfs(NfsVolumeSource source, FieldPath path, FieldErrorList errors)
    {
        Given(source.Server, path.Child("server"), errors);
        Given(source.Path, path.Child("path"), errors);
        if (!source.Path.StartsWith('/'))
        {
            errors.Add(FieldError.Invalid(path.Child("path"), source.Path, "must be an absolute path"));
        }
    }

    /// <summary>Something must be given.</summary>
    public static void Given(string value, FieldPath path, FieldErrorList errors)
    {
        if (value.Length == 0)
        {
            errors.Add(FieldError.Required(path));
        }
    }

    /// <summary>Checks permissions of files.</summary>
    public static void Mode(int? mode, FieldPath path, FieldErrorList errors)
    {
        if (mode is { } value and (< 0 or > MostPermissive))
        {
            errors.Add(FieldError.Invalid(path, value, "must be a number between 0 and 0777 (octal), both inclusive"));
        }
    }

    /// <summary>Checks a path of the node.</summary>
    public static void HostPath(HostPathVolumeSource source, FieldPath path, FieldErrorList errors)
    {
        if (source.Path.Length == 0)
        {
            errors.Add(FieldError.Required(path.Child("path")));
            return;
        }

        NoBacksteps(source.Path, path.Child("path"), errors);
        if (source.Type is { } type and not ("" or "BlockDevice" or "CharDevice" or "Directory" or "DirectoryOrCreate" or "File" or "FileOrCreate" or "Socket"))
        {
            errors.Add(FieldError.NotSupported(path.Child("type"), type, "", "BlockDevice", "CharDevice", "Directory", "DirectoryOrCreate", "File", "FileOrCreate", "Socket"));
        }
    }

    /// <summary>Checks which keys become which files.</summary>
    public static void Items(ValueList<KeyToPath> items, FieldPath path, FieldErrorList errors)
    {
        for (var i = 0; i < items.Count; i++)
        {
            Given(items[i].Key, path.Index(i).Child("key"), errors);
            LocalPath(items[i].Path, path.Index(i).Child("path"), errors);
            Mode(items[i].Mode, path.Index(i).Child("mode"), errors);
        }
    }

    /// <summary>Checks a path inside a volume.</summary>
    public static void LocalPath(string target, FieldPath path, FieldErrorList errors)
    {
        Given(target, path, errors);
        Descending(target, path, errors);
        if (target.StartsWith("..", StringComparison.Ordinal) && !target.StartsWith("../", StringComparison.Ordinal) && target != "..")
        {
            errors.Add(FieldError.Invalid(path, target, "must not start with '..'"));
        }
    }

    /// <summary>Checks files that hold fields of the pod.</summary>
    public static void Files(ValueList<DownwardApiVolumeFile> files, FieldPath path, FieldErrorList errors)
    {
        foreach (var file in files)
        {
            LocalPath(file.Path, path.Child("path"), errors);
            if (file.FieldRef is { } field)
            {
                EnvironmentValidation.Field(field, path.Child("fieldRef"), s_fields, errors);
                if (file.ResourceFieldRef is not null)
                {
                    errors.Add(FieldError.Invalid(path, "resource", "fieldRef and resourceFieldRef can not be specified simultaneously"));
                }
            }
            else if (file.ResourceFieldRef is { } resource)
            {
                EnvironmentValidation.Resource(resource, path.Child("resourceFieldRef"), inVolume: true, errors);
            }
            else
            {
                errors.Add(FieldError.Required(path, "one of fieldRef and resourceFieldRef is required"));
            }

            Mode(file.Mode, path.Child("mode"), errors);
        }
    }
}
