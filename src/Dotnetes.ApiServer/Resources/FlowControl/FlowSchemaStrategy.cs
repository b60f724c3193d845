using Dotnetes.Api.FlowControl.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Resources.Tables;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.FlowControl;

/// <summary>Flow schemas.</summary>
public sealed class FlowSchemaStrategy() : StatusStrategy<FlowSchema, FlowSchemaSpec, FlowSchemaStatus>(
    f => f.Spec,
    (f, s) => f with { Spec = s },
    f => f.Status,
    (f, s) => f with { Status = s },
    FlowSchemaStatus.Empty,
    countsGenerations: true)
{
    private const int Precedence = 1000;

    /// <inheritdoc />
    public override MetadataRules Metadata => MetadataRules.WholeAgain;

    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns { get; } =
    [
        TableColumn.Text("PriorityLevel", "The priority level of its requests."),
        TableColumn.Text("MatchingPrecedence", "Where it stands among the schemas; the lowest that matches wins."),
        TableColumn.Text("DistinguisherMethod", "How its requests are split into flows."),
        TableColumn.Age,
        TableColumn.Text("MissingPL", "Whether its priority level is missing."),
    ];

    // In the order in which requests are matched.
    /// <inheritdoc />
    public override IComparer<IKubeObject>? TableOrder { get; } = Comparer<IKubeObject>.Create(static (a, b) =>
        (((FlowSchema)a).Spec.MatchingPrecedence, a.Metadata.Name).CompareTo((((FlowSchema)b).Spec.MatchingPrecedence, b.Metadata.Name)));

    /// <inheritdoc />
    public override ValueList<RawJson> Row(FlowSchema value, DateTimeOffset now) =>
    [
        TableCell.Text(value.Spec.PriorityLevelConfiguration.Name),
        TableCell.Number(value.Spec.MatchingPrecedence),
        TableCell.TextOrNone(value.Spec.DistinguisherMethod?.Type),
        TableCell.Age(value.Metadata, now),
        TableCell.Text(value.Status.Conditions.Find(c => c.Type == "Dangling")?.Status ?? "?"),
    ];

    /// <inheritdoc />
    public override FlowSchema Default(FlowSchema value) => value.Spec.MatchingPrecedence != 0 ? value : value with { Spec = value.Spec with { MatchingPrecedence = Precedence } };

    /// <inheritdoc />
    public override void ValidateCreate(FlowSchema value, StrategyContext context, FieldErrorList errors) => FlowSchemaValidation.Check(value, errors);

    /// <inheritdoc />
    public override void ValidateUpdate(FlowSchema value, FlowSchema old, StrategyContext context, FieldErrorList errors) => FlowSchemaValidation.Check(value, errors);

    /// <inheritdoc />
    public override void ValidateSubresource(FlowSchema value, FlowSchema old, StrategyContext context, FieldErrorList errors) => FlowSchemaValidation.Status(value.Status, errors);
}
