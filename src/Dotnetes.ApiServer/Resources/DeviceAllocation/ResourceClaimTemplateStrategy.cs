using Dotnetes.Api.Meta.V1;
using Dotnetes.Api.Resource.V1;
using Dotnetes.ApiServer.Resources.Tables;

namespace Dotnetes.ApiServer.Resources.DeviceAllocation;

/// <summary>Templates of device claims.</summary>
public sealed class ResourceClaimTemplateStrategy : ResourceStrategy<ResourceClaimTemplate>
{
    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns { get; } = [TableColumn.Age];

    /// <inheritdoc />
    public override ValueList<RawJson> Row(ResourceClaimTemplate value, DateTimeOffset now) => [TableCell.Age(value.Metadata, now)];

    /// <inheritdoc />
    public override ResourceClaimTemplate Default(ResourceClaimTemplate value)
    {
        var spec = DeviceClaimDefaults.Apply(value.Spec.Spec);
        return ReferenceEquals(spec, value.Spec.Spec) ? value : value with { Spec = value.Spec with { Spec = spec } };
    }
}
