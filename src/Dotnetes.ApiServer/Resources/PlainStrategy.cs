using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Resources.Tables;

namespace Dotnetes.ApiServer.Resources;

/// <summary>A kind without a status. Usable as it is for kinds that need nothing more.</summary>
/// <typeparam name="T">The kind.</typeparam>
public class PlainStrategy<T> : ResourceStrategy<T>
    where T : class, IKubeObject<T>
{
    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns => [TableColumn.CreatedAt];

    /// <inheritdoc />
    public override ValueList<RawJson> Row(T value, DateTimeOffset now) => [TableCell.CreatedAt(value.Metadata)];
}
