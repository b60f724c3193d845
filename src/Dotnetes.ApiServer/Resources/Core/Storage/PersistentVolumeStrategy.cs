using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Resources.Core.Pods;
using Dotnetes.ApiServer.Resources.Tables;
using Dotnetes.ApiServer.Resources.Warnings;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core.Storage;

/// <summary>Persistent volumes.</summary>
public sealed class PersistentVolumeStrategy() : StatusStrategy<PersistentVolume, PersistentVolumeSpec, PersistentVolumeStatus>(
    v => v.Spec,
    (v, s) => v with { Spec = s },
    v => v.Status,
    (v, s) => v with { Status = s },
    PersistentVolumeStatus.Empty)
{
    /// <inheritdoc />
    public override MetadataRules Metadata { get; } = MetadataRules.WholeAgain with { Wholes = 2 };

    /// <inheritdoc />
    public override bool ReturnsDeletedObject => true;

    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns { get; } =
    [
        TableColumn.Text("Capacity", "How much it holds."),
        TableColumn.Text("Access Modes", "How it can be mounted."),
        TableColumn.Text("Reclaim Policy", "What happens to it when its claim is gone."),
        TableColumn.Text("Status", "Whether it is free, bound or left behind."),
        TableColumn.Text("Claim", "The claim it is bound to."),
        TableColumn.Text("StorageClass", "Its storage class."),
        TableColumn.Text("VolumeAttributesClass", "Its volume attributes class."),
        TableColumn.Text("Reason", "Why it is in its state."),
        TableColumn.Age,
        TableColumn.Text("VolumeMode", "Whether it is a file system or a block device.").Wide(),
    ];

    /// <inheritdoc />
    public override ValueList<RawJson> Row(PersistentVolume value, DateTimeOffset now) =>
    [
        TableCell.Text(value.Spec.Capacity.GetValueOrDefault("storage").ToString()),
        TableCell.Text(AccessModes.Format(value.Spec.AccessModes)),
        TableCell.Text(value.Spec.PersistentVolumeReclaimPolicy),
        TableCell.Text(value.Metadata.DeletionTimestamp is null ? value.Status.Phase : "Terminating"),
        TableCell.Text(value.Spec.ClaimRef is { } claim ? $"{claim.Namespace}/{claim.Name}" : ""),
        TableCell.Text(AccessModes.StorageClass(value.Metadata, value.Spec.StorageClassName)),
        TableCell.Text(value.Spec.VolumeAttributesClassName ?? "<unset>"),
        TableCell.Text(value.Status.Reason),
        TableCell.Age(value.Metadata, now),
        TableCell.Text(value.Spec.VolumeMode ?? "<unset>"),
    ];

    /// <inheritdoc />
    public override PersistentVolume Default(PersistentVolume value)
    {
        var spec = Default(value.Spec);
        var needsPolicy = spec.PersistentVolumeReclaimPolicy.Length == 0;
        if (needsPolicy || spec.VolumeMode is null)
        {
            spec = spec with { PersistentVolumeReclaimPolicy = needsPolicy ? "Retain" : spec.PersistentVolumeReclaimPolicy, VolumeMode = spec.VolumeMode ?? "Filesystem" };
        }

        var status = value.Status.Phase.Length > 0 ? value.Status : value.Status with { Phase = "Pending" };
        return ReferenceEquals(spec, value.Spec) && ReferenceEquals(status, value.Status) ? value : value with { Spec = spec, Status = status };
    }

    /// <summary>The defaults of a volume description, also where it stands inside an attachment.</summary>
    public static PersistentVolumeSpec Default(PersistentVolumeSpec spec)
    {
        var capacity = Quantities.RoundUp(spec.Capacity);
        if (capacity != spec.Capacity)
        {
            spec = spec with { Capacity = capacity };
        }

        if (spec.HostPath is { Type: null })
        {
            spec = spec with { HostPath = VolumeDefaults.HostPath(spec.HostPath) };
        }

        if (spec.Iscsi is { IscsiInterface: "" } iscsi)
        {
            spec = spec with { Iscsi = iscsi with { IscsiInterface = "default" } };
        }

        if (spec.Rbd is { } rbd && (rbd.Pool.Length == 0 || rbd.User.Length == 0 || rbd.Keyring.Length == 0))
        {
            spec = spec with { Rbd = rbd with { Pool = Or(rbd.Pool, "rbd"), User = Or(rbd.User, "admin"), Keyring = Or(rbd.Keyring, "/etc/ceph/keyring") } };
        }

        if (spec.ScaleIO is { } scale && (scale.StorageMode.Length == 0 || scale.FsType.Length == 0))
        {
            spec = spec with { ScaleIO = scale with { StorageMode = Or(scale.StorageMode, "ThinProvisioned"), FsType = Or(scale.FsType, "xfs") } };
        }

        var azure = VolumeDefaults.AzureDisk(spec.AzureDisk);
        return ReferenceEquals(azure, spec.AzureDisk) ? spec : spec with { AzureDisk = azure };
    }

    /// <inheritdoc />
    public override PersistentVolume PrepareForCreate(PersistentVolume value, StrategyContext context) =>
        value with { Status = new() { Phase = "Pending", LastPhaseTransitionTime = Time.FromDateTimeOffset(context.Now) } };

    /// <inheritdoc />
    public override PersistentVolume PrepareForSubresource(PersistentVolume value, PersistentVolume old, StrategyContext context)
    {
        var status = value.Status;
        var before = old.Status.LastPhaseTransitionTime;
        if (status.Phase == old.Status.Phase)
        {
            status = status.LastPhaseTransitionTime is null ? status with { LastPhaseTransitionTime = before } : status;
        }
        else if (status.LastPhaseTransitionTime is null || status.LastPhaseTransitionTime == before)
        {
            status = status with { LastPhaseTransitionTime = Time.FromDateTimeOffset(context.Now) };
        }

        return value with { Spec = old.Spec, Status = status };
    }

    private static string Or(string value, string fallback) => value.Length > 0 ? value : fallback;

    /// <inheritdoc />
    public override IEnumerable<string> Warnings(PersistentVolume value, PersistentVolume? old) =>
        StorageWarnings.Volume(value);

    /// <inheritdoc />
    public override void ValidateCreate(PersistentVolume value, StrategyContext context, FieldErrorList errors) =>
        PersistentVolumeValidation.Validate(value.Metadata.Name, value.Spec, errors);

    /// <inheritdoc />
    public override void ValidateUpdate(PersistentVolume value, PersistentVolume old, StrategyContext context, FieldErrorList errors) =>
        PersistentVolumeValidation.Change(value.Metadata.Name, value.Spec, old.Spec, errors);
}
