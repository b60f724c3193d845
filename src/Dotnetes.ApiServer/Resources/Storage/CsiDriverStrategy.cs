using Dotnetes.Api.Meta.V1;
using Dotnetes.Api.Storage.V1;
using Dotnetes.ApiServer.Resources.Tables;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Storage;

/// <summary>CSI drivers.</summary>
public sealed class CsiDriverStrategy : ResourceStrategy<CsiDriver>
{
    /// <inheritdoc />
    public override MetadataRules Metadata => MetadataRules.ChangesAgain;

    /// <inheritdoc />
    public override bool ReturnsDeletedObject => true;

    /// <inheritdoc />
    public override bool AllowUnconditionalUpdate => false;

    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns { get; } =
    [
        TableColumn.Flag("AttachRequired", "Whether volumes are attached to nodes first."),
        TableColumn.Flag("PodInfoOnMount", "Whether the driver is told about the pod."),
        TableColumn.Flag("StorageCapacity", "Whether the driver reports capacity."),
        TableColumn.Text("TokenRequests", "The audiences of the tokens that the driver gets."),
        TableColumn.Flag("RequiresRepublish", "Whether volumes are published again and again."),
        TableColumn.Text("Modes", "The kinds of volumes."),
        TableColumn.Age,
    ];

    /// <inheritdoc />
    public override ValueList<RawJson> Row(CsiDriver value, DateTimeOffset now) =>
    [
        TableCell.Flag(value.Spec.AttachRequired ?? true),
        TableCell.Flag(value.Spec.PodInfoOnMount ?? false),
        TableCell.Flag(value.Spec.StorageCapacity ?? false),
        TableCell.Text(value.Spec.TokenRequests.IsNull ? "<unset>" : string.Join(',', value.Spec.TokenRequests.Map(t => t.Audience))),
        TableCell.Flag(value.Spec.RequiresRepublish ?? false),
        TableCell.TextOrNone(string.Join(',', value.Spec.VolumeLifecycleModes)),
        TableCell.Age(value.Metadata, now),
    ];

    /// <inheritdoc />
    public override CsiDriver Default(CsiDriver value)
    {
        var s = value.Spec;
        return s is { AttachRequired: not null, PodInfoOnMount: not null, StorageCapacity: not null, FsGroupPolicy: not null, RequiresRepublish: not null, SeLinuxMount: not null }
            && !s.VolumeLifecycleModes.IsEmpty
            ? value
            : value with
            {
                Spec = s with
                {
                    AttachRequired = s.AttachRequired ?? true,
                    PodInfoOnMount = s.PodInfoOnMount ?? false,
                    StorageCapacity = s.StorageCapacity ?? false,
                    FsGroupPolicy = s.FsGroupPolicy ?? "ReadWriteOnceWithFSType",
                    RequiresRepublish = s.RequiresRepublish ?? false,
                    SeLinuxMount = s.SeLinuxMount ?? false,
                    VolumeLifecycleModes = s.VolumeLifecycleModes.IsEmpty ? ["Persistent"] : s.VolumeLifecycleModes,
                },
            };
    }

    /// <inheritdoc />
    public override bool HasGeneration => true;

    /// <summary>Only changes are counted: a new driver is of no generation yet, or of the one that the client says.</summary>
    public override long? FirstGeneration => null;

    /// <inheritdoc />
    public override bool ChangesGeneration(CsiDriver value, CsiDriver old) => value.Spec != old.Spec;

    /// <inheritdoc />
    public override IEnumerable<string> Warnings(CsiDriver value, CsiDriver? old) =>
        !value.Spec.TokenRequests.IsEmpty && value.Spec.ServiceAccountTokenInSecrets is null && (old is null || value.Spec.TokenRequests != old.Spec.TokenRequests || old.Spec.ServiceAccountTokenInSecrets is not null)
            ? ["spec.serviceAccountTokenInSecrets is unset; if supported by this CSI driver, set to true to prevent possible logging of tokens in volume attributes"]
            : [];

    /// <summary>What belongs to a gate that is off (CSIDriverPreventPodSchedulingIfMissing) is not taken.</summary>
    public override CsiDriver PrepareForCreate(CsiDriver value, StrategyContext context) =>
        value.Spec.PreventPodSchedulingIfMissing is null ? value : value with { Spec = value.Spec with { PreventPodSchedulingIfMissing = null } };

    /// <inheritdoc />
    public override CsiDriver PrepareForUpdate(CsiDriver value, CsiDriver old, StrategyContext context) =>
        old.Spec.PreventPodSchedulingIfMissing is null ? PrepareForCreate(value, context) : value;

    /// <inheritdoc />
    public override void ValidateCreate(CsiDriver value, StrategyContext context, FieldErrorList errors) =>
        CsiDriverValidation.Validate(value.Spec, errors);

    /// <inheritdoc />
    public override void ValidateUpdate(CsiDriver value, CsiDriver old, StrategyContext context, FieldErrorList errors) =>
        CsiDriverValidation.Update(value.Spec, old.Spec, errors);
}
