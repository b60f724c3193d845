using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Resources.Core.Pods;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core.Storage;

/// <summary>The rules of persistent volumes.</summary>
internal static class PersistentVolumeValidation
{
    private static readonly FieldPath s_spec = FieldPath.Of("spec");

    /// <summary>Checks the volume of that name.</summary>
    public static void Validate(string name, PersistentVolumeSpec spec, FieldErrorList errors)
    {
        AccessModeChecks.Modes(errors, s_spec.Child("accessModes"), spec.AccessModes, "");
        Capacity(spec, errors);
        if (spec.PersistentVolumeReclaimPolicy.Length > 0)
        {
            errors.OneOf(s_spec.Child("persistentVolumeReclaimPolicy"), spec.PersistentVolumeReclaimPolicy, "Delete", "Recycle", "Retain");
        }

        if (spec.NodeAffinity is { } affinity)
        {
            var path = s_spec.Child("nodeAffinity", "required");
            if (affinity.Required is { } required)
            {
                SchedulingValidation.NodeSelector(required, path, errors);
            }
            else
            {
                errors.Add(FieldError.Required(path, "must specify required node constraints"));
            }
        }

        Source(name, spec, errors);
        if (spec.HostPath is { } host && host.Path.TrimEnd('/').Length == 0 && host.Path.Length > 0 && spec.PersistentVolumeReclaimPolicy == "Recycle")
        {
            errors.Add(FieldError.Forbidden(s_spec.Child("persistentVolumeReclaimPolicy"), "may not be 'recycle' for a hostPath mount of '/'"));
        }

        AccessModeChecks.ClassName(errors, s_spec.Child("storageClassName"), spec.StorageClassName);
        AccessModeChecks.VolumeMode(errors, s_spec.Child("volumeMode"), spec.VolumeMode);
        if (spec.VolumeAttributesClassName is { } attributes)
        {
            if (attributes.Length == 0)
            {
                errors.Add(FieldError.Required(s_spec.Child("volumeAttributesClassName"), "an empty string is disallowed"));
            }

            AccessModeChecks.ClassName(errors, s_spec.Child("volumeAttributesClassName"), attributes);
            if (spec.Csi is null)
            {
                errors.Add(FieldError.Required(s_spec.Child("csi"), "has to be specified when using volumeAttributesClassName"));
            }
        }
    }

    /// <summary>Checks a change: what a volume is stays.</summary>
    public static void Change(string name, PersistentVolumeSpec spec, PersistentVolumeSpec old, FieldErrorList errors)
    {
        Validate(name, spec, errors);
        var comparable = old.Csi is { ControllerExpandSecretRef: null } && spec.Csi is { ControllerExpandSecretRef: not null } csi
            ? spec with { Csi = csi with { ControllerExpandSecretRef = null } }
            : spec;
        if (SourceOf(comparable) != SourceOf(old))
        {
            var difference = InternalForm.Difference(SourceOf(old), SourceOf(comparable), "core.PersistentVolumeSource");
            errors.Add(FieldError.Forbidden(s_spec.Child("persistentvolumesource"), "spec.persistentvolumesource is immutable after creation\n" + difference));
        }

        errors.Immutable(FieldPath.Of("volumeMode"), spec.VolumeMode, old.VolumeMode);
        if (old.NodeAffinity is { } affinity && !VolumeAffinityChange.IsAllowed(spec.NodeAffinity, affinity))
        {
            errors.Add(GoObject.Invalid(FieldPath.Of("nodeAffinity"), spec.NodeAffinity, ValidationMessages.FieldImmutable + ", except for updating from beta label to GA"));
        }

        if (old.VolumeAttributesClassName is not null && spec.VolumeAttributesClassName is null)
        {
            errors.Add(FieldError.Forbidden(s_spec.Child("volumeAttributesClassName"), "update from non-nil value to nil is forbidden"));
        }
    }

    private static PersistentVolumeSpec SourceOf(PersistentVolumeSpec spec) => spec with
    {
        Capacity = default,
        AccessModes = default,
        ClaimRef = null,
        PersistentVolumeReclaimPolicy = "",
        StorageClassName = "",
        MountOptions = default,
        VolumeMode = null,
        NodeAffinity = null,
        VolumeAttributesClassName = null,
    };

    private static void Capacity(PersistentVolumeSpec spec, FieldErrorList errors)
    {
        var path = s_spec.Child("capacity");
        if (spec.Capacity.IsEmpty)
        {
            errors.Add(FieldError.Required(path));
        }

        if (!spec.Capacity.ContainsKey("storage") || spec.Capacity.Count > 1)
        {
            var text = spec.Capacity.IsNull ? "null" : "{" + string.Join(",", spec.Capacity.Select(c => $"{GoText.Quote(c.Key)}:{GoText.Quote(c.Value.ToString())}")) + "}";
            errors.Add(new(FieldErrorType.NotSupported, path.ToString(), text, "supported values: \"storage\""));
        }

        foreach (var (name, amount) in spec.Capacity)
        {
            if (amount.Sign < 0)
            {
                errors.Add(FieldError.Invalid(path.Key(name), amount.Value(), "must be a valid resource quantity"));
            }

            AccessModeChecks.Positive(errors, path.Key(name), amount);
        }
    }

    private static void Source(string name, PersistentVolumeSpec spec, FieldErrorList errors)
    {
        var types = Types(spec);
        if (types.Count == 0)
        {
            errors.Add(FieldError.Required(s_spec, "must specify a volume type"));
        }

        switch (types.FirstOrDefault())
        {
            case "hostPath":
                VolumeValidation.HostPath(spec.HostPath!, s_spec.Child("hostPath"), errors);
                break;
            case "nfs":
                VolumeValidation.Nfs(spec.Nfs!, s_spec.Child("nfs"), errors);
                break;
            case "local":
                Local(spec, errors);
                break;
            case "csi":
                Csi(spec.Csi!, s_spec.Child("csi"), errors);
                break;
            case { } other:
                PersistentVolumeSourceValidation.Validate(name, spec, other, s_spec, errors);
                break;
        }

        foreach (var type in types.Skip(1))
        {
            if (type == "flexVolume")
            {
                PersistentVolumeSourceValidation.Validate("", spec, type, s_spec, errors);
            }
            else
            {
                errors.Add(FieldError.Forbidden(s_spec.Child(type), "may not specify more than 1 volume type"));
            }
        }
    }

    private static void Local(PersistentVolumeSpec spec, FieldErrorList errors)
    {
        var path = s_spec.Child("local", "path");
        if (spec.Local!.Path.Length == 0)
        {
            errors.Add(FieldError.Required(path));
        }
        else
        {
            VolumeValidation.NoBacksteps(spec.Local.Path, path, errors);
        }

        if (spec.NodeAffinity is null)
        {
            errors.Add(FieldError.Required(s_spec.Child("nodeAffinity"), "Local volume requires node affinity"));
        }
    }

    private static void Csi(CsiPersistentVolumeSource source, FieldPath path, FieldErrorList errors)
    {
        errors.CsiDriverName(path.Child("driver"), source.Driver);
        if (source.VolumeHandle.Length == 0)
        {
            errors.Add(FieldError.Required(path.Child("volumeHandle")));
        }

        Secret(source.ControllerPublishSecretRef, path.Child("controllerPublishSecretRef"), errors);
        Secret(source.ControllerExpandSecretRef, path.Child("controllerExpandSecretRef"), errors);
        Secret(source.NodePublishSecretRef, path.Child("nodePublishSecretRef"), errors);
        Secret(source.NodeExpandSecretRef, path.Child("nodeExpandSecretRef"), errors);
    }

    private static void Secret(SecretReference? reference, FieldPath path, FieldErrorList errors)
    {
        if (reference is null)
        {
            return;
        }

        if (reference.Name.Length == 0)
        {
            errors.Add(FieldError.Required(path.Child("name")));
        }
        else
        {
            errors.Subdomain(path.Child("name"), reference.Name);
        }

        if (reference.Namespace.Length == 0)
        {
            errors.Add(FieldError.Required(path.Child("namespace")));
        }
        else
        {
            errors.Label(path.Child("namespace"), reference.Namespace);
        }
    }

    private static List<string> Types(PersistentVolumeSpec s)
    {
        (string Name, object? Source)[] all =
        [
            ("hostPath", s.HostPath), ("gcePersistentDisk", s.GcePersistentDisk), ("awsElasticBlockStore", s.AwsElasticBlockStore), ("glusterfs", s.Glusterfs),
            ("flocker", s.Flocker), ("nfs", s.Nfs), ("rbd", s.Rbd), ("quobyte", s.Quobyte), ("cephFS", s.Cephfs), ("iscsi", s.Iscsi), ("cinder", s.Cinder), ("fc", s.Fc),
            ("flexVolume", s.FlexVolume), ("azureFile", s.AzureFile), ("vsphereVolume", s.VsphereVolume), ("photonPersistentDisk", s.PhotonPersistentDisk),
            ("portworxVolume", s.PortworxVolume), ("azureDisk", s.AzureDisk), ("scaleIO", s.ScaleIO), ("local", s.Local), ("storageos", s.Storageos), ("csi", s.Csi),
        ];
        return [.. all.Where(t => t.Source is not null).Select(t => t.Name)];
    }
}
