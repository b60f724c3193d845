using System.Globalization;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Resources.Tables;
using Dotnetes.ApiServer.Resources.Warnings;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core;

/// <summary>Endpoints, the older form of endpoint slices.</summary>
public sealed class EndpointsStrategy : ResourceStrategy<Endpoints>
{
    private const int Shown = 3;

    /// <inheritdoc />
    public override bool AllowCreateOnUpdate => true;

    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns { get; } = [TableColumn.Text("Endpoints", "The first addresses and ports."), TableColumn.Age];

    /// <inheritdoc />
    public override ValueList<RawJson> Row(Endpoints value, DateTimeOffset now) => [TableCell.Text(Format(value)), TableCell.Age(value.Metadata, now)];

    /// <inheritdoc />
    public override Endpoints Default(Endpoints value)
    {
        var subsets = value.Subsets.Rewrite(s =>
        {
            var ports = s.Ports.Rewrite(p => p.Protocol.Length > 0 ? p : p with { Protocol = "TCP" });
            return ports.IsSame(s.Ports) ? s : s with { Ports = ports };
        });
        return subsets.IsSame(value.Subsets) ? value : value with { Subsets = subsets };
    }

    private static string Format(Endpoints endpoints)
    {
        if (endpoints.Subsets.IsEmpty)
        {
            return TableCell.None;
        }

        var texts = new List<string>();
        foreach (var subset in endpoints.Subsets)
        {
            if (subset.Ports.IsEmpty)
            {
                texts.AddRange(subset.Addresses.Map(a => a.Ip));
            }

            foreach (var port in subset.Ports)
            {
                texts.AddRange(subset.Addresses.Map(a =>
                    string.Create(CultureInfo.InvariantCulture, $"{(a.Ip.Contains(':', StringComparison.Ordinal) ? $"[{a.Ip}]" : a.Ip)}:{port.Port}")));
            }
        }

        return TableCell.Shortened(texts, Shown, "");
    }

    /// <inheritdoc />
    public override IEnumerable<string> Warnings(Endpoints value, Endpoints? old) =>
        AddressWarnings.Endpoints(value);

    /// <inheritdoc />
    public override void ValidateCreate(Endpoints value, StrategyContext context, FieldErrorList errors) =>
        EndpointsValidation.Validate(value, null, errors);

    /// <inheritdoc />
    public override void ValidateUpdate(Endpoints value, Endpoints old, StrategyContext context, FieldErrorList errors) =>
        EndpointsValidation.Validate(value, old, errors);
}
