using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Resources.Core.Pods;
using Dotnetes.ApiServer.Resources.Tables;
using Dotnetes.ApiServer.Resources.Warnings;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core.Storage;

/// <summary>Persistent volume claims.</summary>
public sealed class PersistentVolumeClaimStrategy() : StatusStrategy<PersistentVolumeClaim, PersistentVolumeClaimSpec, PersistentVolumeClaimStatus>(
    c => c.Spec,
    (c, s) => c with { Spec = s },
    c => c.Status,
    (c, s) => c with { Status = s },
    new() { Phase = "Pending" })
{
    private const string SnapshotGroup = "snapshot.storage.k8s.io";

    /// <inheritdoc />
    public override bool ReturnsDeletedObject => true;

    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns { get; } =
    [
        TableColumn.Text("Status", "Whether it is bound."),
        TableColumn.Text("Volume", "The volume it is bound to."),
        TableColumn.Text("Capacity", "How much it holds."),
        TableColumn.Text("Access Modes", "How it can be mounted."),
        TableColumn.Text("StorageClass", "Its storage class."),
        TableColumn.Text("VolumeAttributesClass", "Its volume attributes class."),
        TableColumn.Age,
        TableColumn.Text("VolumeMode", "Whether it is a file system or a block device.").Wide(),
    ];

    /// <inheritdoc />
    public override ValueList<RawJson> Row(PersistentVolumeClaim value, DateTimeOffset now)
    {
        var isBound = value.Spec.VolumeName.Length > 0;
        return
        [
            TableCell.Text(value.Metadata.DeletionTimestamp is null ? value.Status.Phase : "Terminating"),
            TableCell.Text(value.Spec.VolumeName),
            TableCell.Text(isBound ? value.Status.Capacity.GetValueOrDefault("storage").ToString() : ""),
            TableCell.Text(isBound ? AccessModes.Format(value.Status.AccessModes) : ""),
            TableCell.Text(AccessModes.StorageClass(value.Metadata, value.Spec.StorageClassName)),
            TableCell.Text(value.Spec.VolumeAttributesClassName ?? "<unset>"),
            TableCell.Age(value.Metadata, now),
            TableCell.Text(value.Spec.VolumeMode ?? "<unset>"),
        ];
    }

    /// <inheritdoc />
    public override PersistentVolumeClaim Default(PersistentVolumeClaim value)
    {
        var spec = VolumeDefaults.ClaimSpec(value.Spec);
        var status = value.Status.Phase.Length > 0 ? value.Status : value.Status with { Phase = "Pending" };
        return ReferenceEquals(spec, value.Spec) && ReferenceEquals(status, value.Status) ? value : value with { Spec = spec, Status = status };
    }

    /// <inheritdoc />
    public override PersistentVolumeClaim PrepareForCreate(PersistentVolumeClaim value, StrategyContext context)
    {
        var prepared = base.PrepareForCreate(value, context);
        return prepared with { Spec = Sources(Local(prepared.Spec, null), keepUnknown: false) };
    }

    /// <inheritdoc />
    public override PersistentVolumeClaim PrepareForUpdate(PersistentVolumeClaim value, PersistentVolumeClaim old, StrategyContext context)
    {
        var prepared = base.PrepareForUpdate(value, old, context);
        return prepared with { Spec = Sources(Local(prepared.Spec, old.Spec), keepUnknown: old.Spec.DataSource is not null || old.Spec.DataSourceRef is not null) };
    }

    // Sources in other namespaces belong to a gate that is off (CrossNamespaceVolumeDataSource).
    private static PersistentVolumeClaimSpec Local(PersistentVolumeClaimSpec spec, PersistentVolumeClaimSpec? old) =>
        spec.DataSourceRef is { Namespace.Length: > 0 } && old?.DataSourceRef is null ? spec with { DataSourceRef = null } : spec;

    // The two ways to name a source are kept equal; sources of unknown kinds count only in the newer one (KEP-1495).
    private static PersistentVolumeClaimSpec Sources(PersistentVolumeClaimSpec spec, bool keepUnknown)
    {
        if (spec.DataSource is { } source && spec.DataSourceRef is null && !keepUnknown && !IsKnown(source))
        {
            spec = spec with { DataSource = null };
        }

        return (spec.DataSource, spec.DataSourceRef) switch
        {
            ({ } from, null) => spec with { DataSourceRef = new() { ApiGroup = from.ApiGroup, Kind = from.Kind, Name = from.Name } },
            (null, { Namespace: null or "" } from) => spec with { DataSource = new() { ApiGroup = from.ApiGroup, Kind = from.Kind, Name = from.Name } },
            _ => spec,
        };
    }

    private static bool IsKnown(TypedLocalObjectReference source) =>
        (source.Kind == "PersistentVolumeClaim" && string.IsNullOrEmpty(source.ApiGroup)) || (source.Kind == "VolumeSnapshot" && source.ApiGroup == SnapshotGroup);

    /// <inheritdoc />
    public override IEnumerable<string> Warnings(PersistentVolumeClaim value, PersistentVolumeClaim? old) =>
        StorageWarnings.Claim(value);

    /// <inheritdoc />
    public override void ValidateCreate(PersistentVolumeClaim value, StrategyContext context, FieldErrorList errors) =>
        PersistentVolumeClaimValidation.Spec(value.Spec, FieldPath.Of("spec"), errors);

    /// <inheritdoc />
    public override void ValidateUpdate(PersistentVolumeClaim value, PersistentVolumeClaim old, StrategyContext context, FieldErrorList errors) =>
        PersistentVolumeClaimValidation.Change(value, old, errors);

    /// <inheritdoc />
    public override void ValidateSubresource(PersistentVolumeClaim value, PersistentVolumeClaim old, StrategyContext context, FieldErrorList errors) =>
        PersistentVolumeClaimValidation.Status(value, errors);
}
