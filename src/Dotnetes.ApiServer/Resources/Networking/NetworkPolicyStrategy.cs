using Dotnetes.Api.Meta.V1;
using Dotnetes.Api.Networking.V1;
using Dotnetes.ApiServer.Resources.Tables;
using Dotnetes.ApiServer.Resources.Warnings;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Networking;

/// <summary>Network policies.</summary>
public sealed class NetworkPolicyStrategy : ResourceStrategy<NetworkPolicy>
{
    /// <inheritdoc />
    public override MetadataRules Metadata => MetadataRules.ChangesAgain;

    /// <inheritdoc />
    public override bool HasGeneration => true;

    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns { get; } = [TableColumn.Text("Pod-Selector", "The labels of its pods."), TableColumn.Age];

    /// <inheritdoc />
    public override ValueList<RawJson> Row(NetworkPolicy value, DateTimeOffset now) => [TableCell.Selector(value.Spec.PodSelector), TableCell.Age(value.Metadata, now)];

    /// <inheritdoc />
    public override NetworkPolicy Default(NetworkPolicy value)
    {
        var spec = value.Spec;
        var ingress = spec.Ingress.Rewrite(r =>
        {
            var ports = r.Ports.Rewrite(Port);
            return ports.IsSame(r.Ports) ? r : r with { Ports = ports };
        });
        var egress = spec.Egress.Rewrite(r =>
        {
            var ports = r.Ports.Rewrite(Port);
            return ports.IsSame(r.Ports) ? r : r with { Ports = ports };
        });
        return !spec.PolicyTypes.IsEmpty && ingress.IsSame(spec.Ingress) && egress.IsSame(spec.Egress)
            ? value
            : value with
            {
                Spec = spec with
                {
                    Ingress = ingress,
                    Egress = egress,
                    PolicyTypes = !spec.PolicyTypes.IsEmpty ? spec.PolicyTypes : egress.IsEmpty ? ["Ingress"] : ["Ingress", "Egress"],
                },
            };
    }

    /// <inheritdoc />
    public override bool ChangesGeneration(NetworkPolicy value, NetworkPolicy old) => value.Spec != old.Spec;

    private static NetworkPolicyPort Port(NetworkPolicyPort port) => port.Protocol is null ? port with { Protocol = "TCP" } : port;

    /// <inheritdoc />
    public override IEnumerable<string> Warnings(NetworkPolicy value, NetworkPolicy? old) =>
        AddressWarnings.Policy(value);

    /// <inheritdoc />
    public override void ValidateCreate(NetworkPolicy value, StrategyContext context, FieldErrorList errors) =>
        NetworkPolicyValidation.Validate(value.Spec, null, errors);

    /// <inheritdoc />
    public override void ValidateUpdate(NetworkPolicy value, NetworkPolicy old, StrategyContext context, FieldErrorList errors) =>
        NetworkPolicyValidation.Validate(value.Spec, old.Spec, errors);
}
