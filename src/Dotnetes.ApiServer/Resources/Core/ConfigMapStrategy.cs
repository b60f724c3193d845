using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Resources.Tables;

namespace Dotnetes.ApiServer.Resources.Core;

/// <summary>Config maps.</summary>
public sealed class ConfigMapStrategy : ResourceStrategy<ConfigMap>
{
    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns { get; } = [TableColumn.Text("Data", "How many entries it has."), TableColumn.Age];

    /// <inheritdoc />
    public override ValueList<RawJson> Row(ConfigMap value, DateTimeOffset now) =>
        [TableCell.Number(value.Data.Count + value.BinaryData.Count), TableCell.Age(value.Metadata, now)];
}
