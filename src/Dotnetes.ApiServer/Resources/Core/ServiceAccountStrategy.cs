using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Resources.Tables;

namespace Dotnetes.ApiServer.Resources.Core;

/// <summary>Service accounts.</summary>
public sealed class ServiceAccountStrategy : ResourceStrategy<ServiceAccount>
{
    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns { get; } = [TableColumn.Age];

    /// <inheritdoc />
    public override ValueList<RawJson> Row(ServiceAccount value, DateTimeOffset now) => [TableCell.Age(value.Metadata, now)];
}
