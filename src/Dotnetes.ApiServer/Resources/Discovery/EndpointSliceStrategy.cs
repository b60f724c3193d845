using System.Globalization;
using Dotnetes.Api.Discovery.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Resources.Tables;
using Dotnetes.ApiServer.Resources.Warnings;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Discovery;

/// <summary>Endpoint slices.</summary>
public sealed class EndpointSliceStrategy : ResourceStrategy<EndpointSlice>
{
    private const int Shown = 3;

    private const string Unset = "<unset>";

    /// <inheritdoc />
    public override MetadataRules Metadata => MetadataRules.WholeAgain;

    /// <inheritdoc />
    public override bool HasGeneration => true;

    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns { get; } =
    [
        TableColumn.Text("AddressType", "IPv4, IPv6 or FQDN."),
        TableColumn.Text("Ports", "The first ports."),
        TableColumn.Text("Endpoints", "The first addresses."),
        TableColumn.Age,
    ];

    /// <inheritdoc />
    public override ValueList<RawJson> Row(EndpointSlice value, DateTimeOffset now) =>
    [
        TableCell.Text(value.AddressType),
        TableCell.Text(TableCell.Shortened(value.Ports.Map(p => p.Port?.ToString(CultureInfo.InvariantCulture) ?? p.Name ?? "*"), Shown, Unset)),
        TableCell.Text(TableCell.Shortened([.. value.Endpoints.SelectMany(e => e.Addresses)], Shown, Unset)),
        TableCell.Age(value.Metadata, now),
    ];

    /// <inheritdoc />
    public override EndpointSlice Default(EndpointSlice value)
    {
        var ports = value.Ports.Rewrite(p => p is { Name: not null, Protocol: not null } ? p : p with { Name = p.Name ?? "", Protocol = p.Protocol ?? "TCP" });
        return ports.IsSame(value.Ports) ? value : value with { Ports = ports };
    }

    /// <inheritdoc />
    public override EndpointSlice PrepareForCreate(EndpointSlice value, StrategyContext context) => WithoutTopology(value);

    /// <summary>The topology of earlier versions makes a new generation, although it is not taken.</summary>
    public override EndpointSlice PrepareForUpdate(EndpointSlice value, EndpointSlice old, StrategyContext context)
    {
        var changes = value with { Metadata = ObjectMeta.Empty } != old with { Metadata = ObjectMeta.Empty } || value.Metadata.Labels != old.Metadata.Labels;
        value = WithoutTopology(value);
        return changes ? value with { Metadata = value.Metadata with { Generation = old.Metadata.Generation + 1 } } : value;
    }

    private static EndpointSlice WithoutTopology(EndpointSlice value)
    {
        var endpoints = value.Endpoints.Rewrite(e => e.DeprecatedTopology.IsEmpty ? e : e with { DeprecatedTopology = default });
        return endpoints.IsSame(value.Endpoints) ? value : value with { Endpoints = endpoints };
    }

    /// <inheritdoc />
    public override EndpointSlice Stored(EndpointSlice value) => value.Endpoints.IsEmpty || value.Ports.IsEmpty
        ? value with { Endpoints = value.Endpoints.IsEmpty ? default : value.Endpoints, Ports = value.Ports.IsEmpty ? default : value.Ports }
        : value;

    /// <inheritdoc />
    public override IEnumerable<string> Warnings(EndpointSlice value, EndpointSlice? old) =>
        AddressWarnings.Slice(value, old is null);

    /// <inheritdoc />
    public override void ValidateCreate(EndpointSlice value, StrategyContext context, FieldErrorList errors) =>
        EndpointSliceValidation.Validate(value, null, errors);

    /// <inheritdoc />
    public override void ValidateUpdate(EndpointSlice value, EndpointSlice old, StrategyContext context, FieldErrorList errors) =>
        EndpointSliceValidation.Validate(value, old, errors);
}
