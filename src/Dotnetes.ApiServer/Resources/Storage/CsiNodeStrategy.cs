using Dotnetes.Api.Meta.V1;
using Dotnetes.Api.Storage.V1;
using Dotnetes.ApiServer.Resources.Tables;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Storage;

/// <summary>The CSI drivers of a node.</summary>
public sealed class CsiNodeStrategy : ResourceStrategy<CsiNode>
{
    /// <inheritdoc />
    public override MetadataRules Metadata => MetadataRules.WholeAgain;

    /// <inheritdoc />
    public override bool ReturnsDeletedObject => true;

    /// <inheritdoc />
    public override bool AllowUnconditionalUpdate => false;

    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns { get; } = [TableColumn.Number("Drivers", "How many drivers run on the node."), TableColumn.Age];

    /// <inheritdoc />
    public override ValueList<RawJson> Row(CsiNode value, DateTimeOffset now) => [TableCell.Number(value.Spec.Drivers.Count), TableCell.Age(value.Metadata, now)];

    /// <inheritdoc />
    public override CsiNode Stored(CsiNode value)
    {
        var drivers = value.Spec.Drivers.Rewrite(d => d.TopologyKeys.IsEmpty && !d.TopologyKeys.IsNull ? d with { TopologyKeys = default } : d);
        return drivers.IsSame(value.Spec.Drivers) && !(drivers.IsEmpty && !drivers.IsNull) ? value : value with { Spec = value.Spec with { Drivers = drivers.IsEmpty ? default : drivers } };
    }

    /// <inheritdoc />
    public override void ValidateCreate(CsiNode value, StrategyContext context, FieldErrorList errors) =>
        CsiNodeValidation.Validate(value, errors);

    /// <inheritdoc />
    public override void ValidateUpdate(CsiNode value, CsiNode old, StrategyContext context, FieldErrorList errors) =>
        CsiNodeValidation.Update(value, old, errors);
}
