using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Resources.Tables;

namespace Dotnetes.ApiServer.Resources.Core;

/// <summary>Service accounts.</summary>
public sealed class ServiceAccountStrategy : ResourceStrategy<ServiceAccount>
{
    /// <inheritdoc />
    public override bool ReturnsDeletedObject => true;

    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns { get; } = [TableColumn.Age];

    /// <inheritdoc />
    public override ValueList<RawJson> Row(ServiceAccount value, DateTimeOffset now) => [TableCell.Age(value.Metadata, now)];

    /// <inheritdoc />
    public override ServiceAccount PrepareForCreate(ServiceAccount value, StrategyContext context) => WithNamesOnly(base.PrepareForCreate(value, context));

    /// <inheritdoc />
    public override ServiceAccount PrepareForUpdate(ServiceAccount value, ServiceAccount old, StrategyContext context) => WithNamesOnly(base.PrepareForUpdate(value, old, context));

    // Of references to secrets only the name counts.
    private static ServiceAccount WithNamesOnly(ServiceAccount value) =>
        value.Secrets.Rewrite(s => s == new ObjectReference { Name = s.Name } ? s : new() { Name = s.Name }) is var secrets && secrets.IsSame(value.Secrets) ? value : value with { Secrets = secrets };
}
