using System.Text.RegularExpressions;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core.Storage;

/// <summary>Rules of what stands behind volumes, the same for pods and for persistent volumes.</summary>
internal static partial class VolumeSourceChecks
{
    private const int MaxLun = 255;
    private const int MaxTenant = 64;
    private const int MaxInitiator = 64;
    private const string Form = "must be valid format";

    /// <summary>A text must be given.</summary>
    public static void Given(FieldErrorList errors, FieldPath path, string value)
    {
        if (value.Length == 0)
        {
            errors.Add(FieldError.Required(path));
        }
    }

    /// <summary>A list must have items.</summary>
    public static void Given(FieldErrorList errors, FieldPath path, ValueList<string> values)
    {
        if (values.IsEmpty)
        {
            errors.Add(FieldError.Required(path));
        }
    }

    /// <summary>A disk with partitions.</summary>
    public static void Disk(FieldErrorList errors, FieldPath path, string field, string name, int partition)
    {
        Given(errors, path.Child(field), name);
        if (partition is < 0 or > MaxLun)
        {
            errors.Add(FieldError.Invalid(path.Child("partition"), partition, ValidationMessages.InclusiveRange(0, MaxLun)));
        }
    }

    /// <summary>A target of iSCSI (RFC 7143), a qualified name of which must be right.</summary>
    public static void Iscsi(FieldErrorList errors, FieldPath path, string portal, string name, string nameHint, int lun, bool needsSecret)
    {
        Given(errors, path.Child("targetPortal"), portal);
        if (name.Length == 0)
        {
            errors.Add(FieldError.Required(path.Child("iqn")));
        }
        else
        {
            IscsiName(errors, path.Child("iqn"), name, nameHint);
        }

        if (lun is < 0 or > MaxLun)
        {
            errors.Add(FieldError.Invalid(path.Child("lun"), lun, ValidationMessages.InclusiveRange(0, MaxLun)));
        }

        if (needsSecret)
        {
            errors.Add(FieldError.Required(path.Child("secretRef")));
        }
    }

    /// <summary>The name of an initiator.</summary>
    public static void Initiator(FieldErrorList errors, FieldPath path, string? name, string hint)
    {
        if (name is not null)
        {
            IscsiName(errors, path.Child("initiatorname"), name, hint);
        }
    }

    /// <summary>Initiators of their own need short names of volumes.</summary>
    public static void InitiatorLength(FieldErrorList errors, FieldPath path, string? initiator, string volume, string portal)
    {
        if (initiator is not null && volume.Length + 1 + portal.Length > MaxInitiator)
        {
            errors.Add(FieldError.Invalid(path.Child("targetportal"), portal, "Total length of <volume name>:<iscsi.targetPortal> must be under 64 characters if iscsi.initiatorName is specified."));
        }
    }

    /// <summary>A volume of fibre channel.</summary>
    public static void FibreChannel(FieldErrorList errors, FieldPath path, ValueList<string> targets, ValueList<string> ids, int? lun)
    {
        if (targets.IsEmpty && ids.IsEmpty)
        {
            errors.Add(FieldError.Required(path.Child("targetWWNs"), "must specify either targetWWNs or wwids, but not both"));
        }

        if (targets.IsEmpty)
        {
            return;
        }

        if (!ids.IsEmpty)
        {
            errors.Add(FieldError.Invalid(path.Child("targetWWNs"), targets, "targetWWNs and wwids can not be specified simultaneously"));
        }

        if (lun is not { } number)
        {
            errors.Add(FieldError.Required(path.Child("lun"), "lun is required if targetWWNs is specified"));
        }
        else if (number is < 0 or > MaxLun)
        {
            errors.Add(FieldError.Invalid(path.Child("lun"), number, ValidationMessages.InclusiveRange(0, MaxLun)));
        }
    }

    /// <summary>A volume of Quobyte.</summary>
    public static void Quobyte(FieldErrorList errors, FieldPath path, string registry, string tenant, string volume)
    {
        const string Pairs = "must be a host:port pair or multiple pairs separated by commas";
        if (registry.Length == 0)
        {
            errors.Add(FieldError.Required(path.Child("registry"), Pairs));
        }
        else if (tenant.Length > MaxTenant)
        {
            errors.Add(FieldError.Required(path.Child("tenant"), "must be a UUID and may not exceed a length of 64 characters"));
        }
        else
        {
            foreach (var pair in registry.Split(','))
            {
                if (!HostAndPort().IsMatch(pair))
                {
                    errors.Add(FieldError.Invalid(path.Child("registry"), registry, Pairs));
                }
            }
        }

        Given(errors, path.Child("volume"), volume);
    }

    /// <summary>A dataset of Flocker.</summary>
    public static void Flocker(FieldErrorList errors, FieldPath path, string name, string uuid)
    {
        if (name.Length == 0 && uuid.Length == 0)
        {
            errors.Add(FieldError.Required(path, "one of datasetName and datasetUUID is required"));
        }

        if (name.Length > 0 && uuid.Length > 0)
        {
            errors.Add(FieldError.Invalid(path, "resource", "datasetName and datasetUUID can not be specified simultaneously"));
        }

        if (name.Contains('/', StringComparison.Ordinal))
        {
            errors.Add(FieldError.Invalid(path.Child("datasetName"), name, "must not contain '/'"));
        }
    }

    /// <summary>A volume of a driver that is a program on the nodes.</summary>
    public static void Flex(FieldErrorList errors, FieldPath path, string driver, ValueMap<string> options)
    {
        Given(errors, path.Child("driver"), driver);
        foreach (var (key, _) in options)
        {
            var domain = "." + key.Split('/', 2)[0].ToLowerInvariant();
            if (domain.EndsWith(".kubernetes.io", StringComparison.Ordinal) || domain.EndsWith(".k8s.io", StringComparison.Ordinal))
            {
                errors.Add(FieldError.Invalid(path.Child("options").Key(key), key, "kubernetes.io and k8s.io namespaces are reserved"));
            }
        }
    }

    /// <summary>A disk of Azure.</summary>
    public static void AzureDisk(FieldErrorList errors, FieldPath path, Dotnetes.Api.Core.V1.AzureDiskVolumeSource disk)
    {
        Given(errors, path.Child("diskName"), disk.DiskName);
        Given(errors, path.Child("diskURI"), disk.DiskUri);
        if (disk.CachingMode is { } caching and not ("None" or "ReadOnly" or "ReadWrite"))
        {
            errors.Add(FieldError.NotSupported(path.Child("cachingMode"), caching, "None", "ReadOnly", "ReadWrite"));
        }

        if (disk.Kind is not { } kind)
        {
            return;
        }

        if (kind is not ("Dedicated" or "Managed" or "Shared"))
        {
            errors.Add(FieldError.NotSupported(path.Child("kind"), kind, "Dedicated", "Managed", "Shared"));
        }

        if (kind == "Managed" && !disk.DiskUri.StartsWith("/subscriptions/", StringComparison.Ordinal))
        {
            errors.Add(FieldError.NotSupported(path.Child("diskURI"), disk.DiskUri, "/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/{disk-id}"));
        }
        else if (kind != "Managed" && !disk.DiskUri.StartsWith("https://", StringComparison.Ordinal))
        {
            errors.Add(FieldError.NotSupported(path.Child("diskURI"), disk.DiskUri, "https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd"));
        }
    }

    /// <summary>A volume of StorageOS.</summary>
    public static void StorageOS(FieldErrorList errors, FieldPath path, string name, string ns)
    {
        if (name.Length == 0)
        {
            errors.Add(FieldError.Required(path.Child("volumeName")));
        }
        else
        {
            errors.Label(path.Child("volumeName"), name);
        }

        if (ns.Length > 0)
        {
            errors.Label(path.Child("volumeNamespace"), ns);
        }
    }

    private static void IscsiName(FieldErrorList errors, FieldPath path, string name, string hint)
    {
        var fits = name.Length >= 3 ? name[..3] switch
        {
            "iqn" => QualifiedIscsiName().IsMatch(name),
            "eui" => ExtendedIscsiName().IsMatch(name),
            "naa" => NetworkIscsiName().IsMatch(name),
            _ => (bool?)null,
        } : null;
        if (fits != true)
        {
            errors.Add(FieldError.Invalid(path, name, fits is null ? Form + hint : Form));
        }
    }

    [GeneratedRegex(@"iqn\.[0-9]{4}-[0-9]{2}\.([A-Za-z0-9\-.]+)(:[^,;*&$|\s]+)\z")]
    private static partial Regex QualifiedIscsiName();

    [GeneratedRegex(@"^eui.[A-Za-z0-9]{16}\z")]
    private static partial Regex ExtendedIscsiName();

    [GeneratedRegex(@"^naa.[A-Za-z0-9]{32}\z")]
    private static partial Regex NetworkIscsiName();

    [GeneratedRegex(@"^([^:\[\]]*|\[[^\[\]]*\]):[^:\[\]]*\z")]
    private static partial Regex HostAndPort();
}
