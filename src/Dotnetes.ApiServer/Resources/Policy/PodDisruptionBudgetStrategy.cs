using Dotnetes.Api.Meta.V1;
using Dotnetes.Api.Policy.V1;
using Dotnetes.ApiServer.Resources.Tables;

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
}
