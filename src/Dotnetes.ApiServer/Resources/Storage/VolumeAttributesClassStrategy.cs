using Dotnetes.Api.Meta.V1;
using Dotnetes.Api.Storage.V1;
using Dotnetes.ApiServer.Resources.Tables;

namespace Dotnetes.ApiServer.Resources.Storage;

/// <summary>Volume attributes classes.</summary>
public sealed class VolumeAttributesClassStrategy : ResourceStrategy<VolumeAttributesClass>
{
    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns { get; } = [TableColumn.Text("DriverName", "The driver that knows the attributes."), TableColumn.Age];

    /// <inheritdoc />
    public override ValueList<RawJson> Row(VolumeAttributesClass value, DateTimeOffset now) => [TableCell.Text(value.DriverName), TableCell.Age(value.Metadata, now)];
}
