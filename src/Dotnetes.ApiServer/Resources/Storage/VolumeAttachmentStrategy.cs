using Dotnetes.Api.Meta.V1;
using Dotnetes.Api.Storage.V1;
using Dotnetes.ApiServer.Resources.Core.Storage;
using Dotnetes.ApiServer.Resources.Tables;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Storage;

/// <summary>Attachments of volumes to nodes.</summary>
public sealed class VolumeAttachmentStrategy() : StatusStrategy<VolumeAttachment, VolumeAttachmentSpec, VolumeAttachmentStatus>(
    a => a.Spec,
    (a, s) => a with { Spec = s },
    a => a.Status,
    (a, s) => a with { Status = s },
    VolumeAttachmentStatus.Empty)
{
    /// <inheritdoc />
    public override MetadataRules Metadata => MetadataRules.WholeAgain;

    /// <inheritdoc />
    public override bool ReturnsDeletedObject => true;

    /// <inheritdoc />
    public override bool AllowUnconditionalUpdate => false;

    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns { get; } =
    [
        TableColumn.Text("Attacher", "The driver that attaches.") with { Format = "name" },
        TableColumn.Text("PV", "The volume."),
        TableColumn.Text("Node", "The node."),
        TableColumn.Flag("Attached", "Whether it is attached."),
        TableColumn.Age,
    ];

    /// <inheritdoc />
    public override ValueList<RawJson> Row(VolumeAttachment value, DateTimeOffset now) =>
    [
        TableCell.Text(value.Spec.Attacher),
        TableCell.Text(value.Spec.Source.PersistentVolumeName ?? ""),
        TableCell.Text(value.Spec.NodeName),
        TableCell.Flag(value.Status.Attached),
        TableCell.Age(value.Metadata, now),
    ];

    /// <inheritdoc />
    public override VolumeAttachment Default(VolumeAttachment value)
    {
        if (value.Spec.Source.InlineVolumeSpec is not { } inline)
        {
            return value;
        }

        var complete = PersistentVolumeStrategy.Default(inline);
        return ReferenceEquals(complete, inline) ? value : value with { Spec = value.Spec with { Source = value.Spec.Source with { InlineVolumeSpec = complete } } };
    }

    /// <inheritdoc />
    public override void ValidateCreate(VolumeAttachment value, StrategyContext context, FieldErrorList errors) =>
        VolumeAttachmentValidation.Validate(value, errors);

    /// <inheritdoc />
    public override void ValidateUpdate(VolumeAttachment value, VolumeAttachment old, StrategyContext context, FieldErrorList errors)
    {
        VolumeAttachmentValidation.Validate(value, errors);
        errors.Immutable(FieldPath.Of("spec"), value.Spec, old.Spec);
    }

    /// <inheritdoc />
    public override void ValidateSubresource(VolumeAttachment value, VolumeAttachment old, StrategyContext context, FieldErrorList errors) =>
        VolumeAttachmentValidation.Validate(value, errors);
}
