using Dotnetes.Api.Coordination.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Resources.Tables;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Coordination;

/// <summary>Leases.</summary>
public sealed class LeaseStrategy : ResourceStrategy<Lease>
{
    /// <inheritdoc />
    public override MetadataRules Metadata { get; } = MetadataRules.ChangesAgain with { NamesFinalizers = false };

    /// <inheritdoc />
    public override bool AllowCreateOnUpdate => true;

    /// <inheritdoc />
    public override bool AllowUnconditionalUpdate => false;

    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns { get; } = [TableColumn.Text("Holder", "Who holds the lease."), TableColumn.Age];

    /// <inheritdoc />
    public override ValueList<RawJson> Row(Lease value, DateTimeOffset now) => [TableCell.Text(value.Spec.HolderIdentity ?? ""), TableCell.Age(value.Metadata, now)];

    /// <summary>What belongs to coordinated leader election, whose gate is off, is not taken.</summary>
    public override Lease PrepareForCreate(Lease value, StrategyContext context) => value.Spec is null or { Strategy: null, PreferredHolder: null }
        ? value
        : value with { Spec = value.Spec with { Strategy = null, PreferredHolder = null } };

    /// <inheritdoc />
    public override Lease PrepareForUpdate(Lease value, Lease old, StrategyContext context) =>
        old.Spec is null or { Strategy: null, PreferredHolder: null } ? PrepareForCreate(value, context) : value;

    /// <inheritdoc />
    public override void ValidateCreate(Lease value, StrategyContext context, FieldErrorList errors) =>
        LeaseValidation.Validate(value.Spec, errors);

    /// <inheritdoc />
    public override void ValidateUpdate(Lease value, Lease old, StrategyContext context, FieldErrorList errors) =>
        LeaseValidation.Validate(value.Spec, errors);
}
