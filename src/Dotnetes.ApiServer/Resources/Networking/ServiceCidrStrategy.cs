using Dotnetes.Api.Meta.V1;
using Dotnetes.Api.Networking.V1;
using Dotnetes.ApiServer.Resources.Tables;

namespace Dotnetes.ApiServer.Resources.Networking;

/// <summary>Ranges of service addresses.</summary>
public sealed class ServiceCidrStrategy() : StatusStrategy<ServiceCidr, ServiceCidrSpec, ServiceCidrStatus>(
    c => c.Spec,
    (c, s) => c with { Spec = s },
    c => c.Status,
    (c, s) => c with { Status = s },
    ServiceCidrStatus.Empty)
{
    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns { get; } = [TableColumn.Text("CIDRs", "The ranges."), TableColumn.Age];

    /// <inheritdoc />
    public override ValueList<RawJson> Row(ServiceCidr value, DateTimeOffset now) => [TableCell.Text(string.Join(',', value.Spec.Cidrs)), TableCell.Age(value.Metadata, now)];
}
