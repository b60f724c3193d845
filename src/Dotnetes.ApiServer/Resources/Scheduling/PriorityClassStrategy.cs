using Dotnetes.Api.Meta.V1;
using Dotnetes.Api.Scheduling.V1;
using Dotnetes.ApiServer.Resources.Tables;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Scheduling;

/// <summary>Priority classes.</summary>
public sealed class PriorityClassStrategy : ResourceStrategy<PriorityClass>
{
    /// <inheritdoc />
    public override MetadataRules Metadata => MetadataRules.ChangesAgain;

    /// <inheritdoc />
    public override bool HasGeneration => true;

    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns { get; } =
    [
        TableColumn.Number("Value", "The priority that its pods get."),
        TableColumn.Flag("Global-Default", "Whether pods without a class get it."),
        TableColumn.Age,
        TableColumn.Text("PreemptionPolicy", "Whether its pods may push out others."),
    ];

    /// <inheritdoc />
    public override ValueList<RawJson> Row(PriorityClass value, DateTimeOffset now) =>
    [
        TableCell.Number(value.Value),
        TableCell.Flag(value.GlobalDefault),
        TableCell.Age(value.Metadata, now),
        TableCell.Text(value.PreemptionPolicy ?? ""),
    ];

    /// <inheritdoc />
    public override PriorityClass Default(PriorityClass value) => value.PreemptionPolicy is null ? value with { PreemptionPolicy = "PreemptLowerPriority" } : value;

    /// <inheritdoc />
    public override void ValidateCreate(PriorityClass value, StrategyContext context, FieldErrorList errors) =>
        PriorityClassValidation.Validate(value, errors);

    /// <inheritdoc />
    public override void ValidateUpdate(PriorityClass value, PriorityClass old, StrategyContext context, FieldErrorList errors) =>
        PriorityClassValidation.Change(value, old, errors);
}
