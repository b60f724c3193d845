using Dotnetes.Api.FlowControl.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Resources.Tables;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.FlowControl;

/// <summary>Priority levels.</summary>
public sealed class PriorityLevelConfigurationStrategy() : StatusStrategy<PriorityLevelConfiguration, PriorityLevelConfigurationSpec, PriorityLevelConfigurationStatus>(
    p => p.Spec,
    (p, s) => p with { Spec = s },
    p => p.Status,
    (p, s) => p with { Status = s },
    PriorityLevelConfigurationStatus.Empty,
    countsGenerations: true)
{
    private const int Shares = 30;

    private const int Queues = 64;

    private const int HandSize = 8;

    private const int QueueLength = 50;

    /// <inheritdoc />
    public override MetadataRules Metadata => MetadataRules.WholeAgain;

    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns { get; } =
    [
        TableColumn.Text("Type", "Limited or Exempt."),
        TableColumn.Text("NominalConcurrencyShares", "Its part of the concurrency."),
        TableColumn.Text("Queues", "How many queues it has."),
        TableColumn.Text("HandSize", "Among how many queues a flow is dealt."),
        TableColumn.Text("QueueLengthLimit", "How long a queue may become."),
        TableColumn.Age,
    ];

    /// <inheritdoc />
    public override ValueList<RawJson> Row(PriorityLevelConfiguration value, DateTimeOffset now)
    {
        var queuing = value.Spec.Limited?.LimitResponse.Queuing;
        return
        [
            TableCell.Text(value.Spec.Type),
            NumberOrNone(value.Spec.Limited?.NominalConcurrencyShares),
            NumberOrNone(queuing?.Queues),
            NumberOrNone(queuing?.HandSize),
            NumberOrNone(queuing?.QueueLengthLimit),
            TableCell.Age(value.Metadata, now),
        ];
    }

    /// <inheritdoc />
    public override PriorityLevelConfiguration Default(PriorityLevelConfiguration value)
    {
        var spec = value.Spec;
        var exempt = spec.Exempt is { NominalConcurrencyShares: null } or { LendablePercent: null }
            ? spec.Exempt with { NominalConcurrencyShares = spec.Exempt.NominalConcurrencyShares ?? 0, LendablePercent = spec.Exempt.LendablePercent ?? 0 }
            : spec.Exempt;
        var limited = spec.Limited is { NominalConcurrencyShares: null } or { LendablePercent: null }
            ? spec.Limited with { NominalConcurrencyShares = spec.Limited.NominalConcurrencyShares ?? Shares, LendablePercent = spec.Limited.LendablePercent ?? 0 }
            : spec.Limited;
        if (limited?.LimitResponse.Queuing is { } q && (q.Queues == 0 || q.HandSize == 0 || q.QueueLengthLimit == 0))
        {
            limited = limited with
            {
                LimitResponse = limited.LimitResponse with
                {
                    Queuing = new()
                    {
                        Queues = q.Queues != 0 ? q.Queues : Queues,
                        HandSize = q.HandSize != 0 ? q.HandSize : HandSize,
                        QueueLengthLimit = q.QueueLengthLimit != 0 ? q.QueueLengthLimit : QueueLength,
                    },
                },
            };
        }

        return ReferenceEquals(exempt, spec.Exempt) && ReferenceEquals(limited, spec.Limited) ? value : value with { Spec = spec with { Exempt = exempt, Limited = limited } };
    }

    /// <inheritdoc />
    public override void ValidateCreate(PriorityLevelConfiguration value, StrategyContext context, FieldErrorList errors) => PriorityLevelValidation.Check(value, errors);

    /// <inheritdoc />
    public override void ValidateUpdate(PriorityLevelConfiguration value, PriorityLevelConfiguration old, StrategyContext context, FieldErrorList errors) => PriorityLevelValidation.Check(value, errors);

    /// <inheritdoc />
    public override void ValidateSubresource(PriorityLevelConfiguration value, PriorityLevelConfiguration old, StrategyContext context, FieldErrorList errors) => PriorityLevelValidation.Status(value.Status, errors);

    private static RawJson NumberOrNone(int? value) => value is { } number ? TableCell.Number(number) : TableCell.Text(TableCell.None);
}
