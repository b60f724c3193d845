using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Resources.Tables;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core;

/// <summary>Resource quotas.</summary>
public sealed class ResourceQuotaStrategy() : StatusStrategy<ResourceQuota, ResourceQuotaSpec, ResourceQuotaStatus>(
    q => q.Spec,
    (q, s) => q with { Spec = s },
    q => q.Status,
    (q, s) => q with { Status = s },
    ResourceQuotaStatus.Empty)
{
    /// <inheritdoc />
    public override MetadataRules Metadata => MetadataRules.ChangesAgain;

    /// <inheritdoc />
    public override bool ReturnsDeletedObject => true;

    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns { get; } =
        [TableColumn.Text("Request", "Used and allowed amounts."), TableColumn.Text("Limit", "Used and allowed amounts of limits."), TableColumn.Age];

    /// <inheritdoc />
    public override ValueList<RawJson> Row(ResourceQuota value, DateTimeOffset now) =>
        [TableCell.Text(Amounts(value.Status, ofLimits: false)), TableCell.Text(Amounts(value.Status, ofLimits: true)), TableCell.Age(value.Metadata, now)];

    /// <inheritdoc />
    public override ResourceQuota Default(ResourceQuota value)
    {
        var hard = Quantities.RoundUp(value.Spec.Hard);
        var statusHard = Quantities.RoundUp(value.Status.Hard);
        var used = Quantities.RoundUp(value.Status.Used);
        return hard == value.Spec.Hard && statusHard == value.Status.Hard && used == value.Status.Used
            ? value
            : value with { Spec = value.Spec with { Hard = hard }, Status = value.Status with { Hard = statusHard, Used = used } };
    }

    private static string Amounts(ResourceQuotaStatus status, bool ofLimits) =>
        string.Join(", ", status.Hard.Where(h => h.Key.StartsWith("limits.", StringComparison.Ordinal) == ofLimits).Select(h => $"{h.Key}: {status.Used.GetValueOrDefault(h.Key)}/{h.Value}"));

    /// <inheritdoc />
    public override void ValidateCreate(ResourceQuota value, StrategyContext context, FieldErrorList errors) =>
        ResourceQuotaValidation.Spec(value.Spec, errors);

    /// <inheritdoc />
    public override void ValidateUpdate(ResourceQuota value, ResourceQuota old, StrategyContext context, FieldErrorList errors) =>
        ResourceQuotaValidation.Change(value.Spec, old.Spec, errors);

    /// <inheritdoc />
    public override void ValidateSubresource(ResourceQuota value, ResourceQuota old, StrategyContext context, FieldErrorList errors) =>
        ResourceQuotaValidation.Status(value.Status, errors);
}
