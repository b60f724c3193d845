using Dotnetes.Api.Meta.V1;
using Dotnetes.Api.Policy.V1;
using Dotnetes.ApiServer.Resources.Tables;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Policy;

/// <summary>Pod disruption budgets.</summary>
public sealed class PodDisruptionBudgetStrategy() : StatusStrategy<PodDisruptionBudget, PodDisruptionBudgetSpec, PodDisruptionBudgetStatus>(
    b => b.Spec,
    (b, s) => b with { Spec = s },
    b => b.Status,
    (b, s) => b with { Status = s },
    PodDisruptionBudgetStatus.Empty,
    countsGenerations: true)
{
    /// <inheritdoc />
    public override MetadataRules Metadata { get; } = new() { Changes = 0, Wholes = 0, NamesFinalizers = false };

    /// <inheritdoc />
    public override bool AllowUnconditionalUpdate => false;

    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns { get; } =
    [
        TableColumn.Text("Min Available", "How many pods must stay available."),
        TableColumn.Text("Max Unavailable", "How many pods may be unavailable."),
        TableColumn.Number("Allowed Disruptions", "How many pods may be disrupted now."),
        TableColumn.Age,
    ];

    /// <inheritdoc />
    public override ValueList<RawJson> Row(PodDisruptionBudget value, DateTimeOffset now) =>
    [
        TableCell.Text(value.Spec.MinAvailable?.ToString() ?? "N/A"),
        TableCell.Text(value.Spec.MaxUnavailable?.ToString() ?? "N/A"),
        TableCell.Number(value.Status.DisruptionsAllowed),
        TableCell.Age(value.Metadata, now),
    ];

    /// <inheritdoc />
    public override void ValidateCreate(PodDisruptionBudget value, StrategyContext context, FieldErrorList errors) =>
        PodDisruptionBudgetValidation.Validate(value.Spec, null, errors);

    /// <inheritdoc />
    public override void ValidateUpdate(PodDisruptionBudget value, PodDisruptionBudget old, StrategyContext context, FieldErrorList errors) =>
        PodDisruptionBudgetValidation.Validate(value.Spec, old.Spec, errors);

    /// <inheritdoc />
    public override void ValidateSubresource(PodDisruptionBudget value, PodDisruptionBudget old, StrategyContext context, FieldErrorList errors) =>
        PodDisruptionBudgetValidation.Status(value.Status, errors);
}
