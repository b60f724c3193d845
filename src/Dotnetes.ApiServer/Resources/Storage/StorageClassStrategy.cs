using Dotnetes.Api.Meta.V1;
using Dotnetes.Api.Storage.V1;
using Dotnetes.ApiServer.Resources.Tables;
using Dotnetes.ApiServer.Resources.Warnings;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Storage;

/// <summary>Storage classes.</summary>
public sealed class StorageClassStrategy : ResourceStrategy<StorageClass>
{
    /// <inheritdoc />
    public override bool ReturnsDeletedObject => true;

    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns { get; } =
    [
        TableColumn.Name,
        TableColumn.Text("Provisioner", "Who makes the volumes."),
        TableColumn.Text("ReclaimPolicy", "What happens to a volume when its claim is gone."),
        TableColumn.Text("VolumeBindingMode", "When volumes are made and bound."),
        TableColumn.Text("AllowVolumeExpansion", "Whether volumes can grow."),
        TableColumn.Age,
    ];

    /// <inheritdoc />
    public override ValueList<RawJson> Row(StorageClass value, DateTimeOffset now) =>
    [
        TableCell.Text(IsDefault(value) ? value.Metadata.Name + " (default)" : value.Metadata.Name),
        TableCell.Text(value.Provisioner),
        TableCell.Text(value.ReclaimPolicy ?? "Delete"),
        TableCell.Text(value.VolumeBindingMode ?? "Immediate"),
        TableCell.Flag(value.AllowVolumeExpansion ?? false),
        TableCell.Age(value.Metadata, now),
    ];

    /// <inheritdoc />
    public override StorageClass Default(StorageClass value) => value is { ReclaimPolicy: not null, VolumeBindingMode: not null }
        ? value
        : value with { ReclaimPolicy = value.ReclaimPolicy ?? "Delete", VolumeBindingMode = value.VolumeBindingMode ?? "Immediate" };

    private static bool IsDefault(StorageClass value) =>
        value.Metadata.Annotations.GetValueOrDefault("storageclass.kubernetes.io/is-default-class") == "true"
        || value.Metadata.Annotations.GetValueOrDefault("storageclass.beta.kubernetes.io/is-default-class") == "true";

    /// <inheritdoc />
    public override IEnumerable<string> Warnings(StorageClass value, StorageClass? old)
    {
        for (var i = 0; i < value.AllowedTopologies.Count; i++)
        {
            var expressions = value.AllowedTopologies[i].MatchLabelExpressions;
            for (var j = 0; j < expressions.Count; j++)
            {
                if (NodeLabelWarnings.Of(expressions[j].Key) is { } text)
                {
                    yield return $"{FieldPath.Of("allowedTopologies").Index(i).Child("matchLabelExpressions").Index(j).Child("key")}: {text}";
                }
            }
        }
    }

    /// <inheritdoc />
    public override void ValidateCreate(StorageClass value, StrategyContext context, FieldErrorList errors) =>
        StorageClassValidation.Create(value, errors);

    /// <inheritdoc />
    public override void ValidateUpdate(StorageClass value, StorageClass old, StrategyContext context, FieldErrorList errors) =>
        StorageClassValidation.Update(value, old, errors);
}
