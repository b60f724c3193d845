using Dotnetes.Api.Meta.V1;
using Dotnetes.Api.Networking.V1;
using Dotnetes.ApiServer.Resources.Tables;

namespace Dotnetes.ApiServer.Resources.Networking;

/// <summary>Service addresses that are in use.</summary>
public sealed class IPAddressStrategy : ResourceStrategy<IPAddress>
{
    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns { get; } = [TableColumn.Text("ParentRef", "Who uses the address.")];

    /// <inheritdoc />
    public override ValueList<RawJson> Row(IPAddress value, DateTimeOffset now) => [TableCell.Text(Parent(value.Spec.ParentRef))];

    private static string Parent(ParentReference? parent)
    {
        if (parent is null)
        {
            return TableCell.None;
        }

        var resource = parent.Group.Length > 0 ? $"{parent.Resource}.{parent.Group}" : parent.Resource;
        return $"{resource.ToLowerInvariant()}{(parent.Namespace.Length > 0 ? "/" + parent.Namespace : "")}/{parent.Name}";
    }
}
