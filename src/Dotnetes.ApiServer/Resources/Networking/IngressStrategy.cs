using System.Globalization;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Api.Networking.V1;
using Dotnetes.ApiServer.Resources.Tables;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Networking;

/// <summary>Ingresses.</summary>
public sealed class IngressStrategy() : StatusStrategy<Ingress, IngressSpec, IngressStatus>(
    i => i.Spec,
    (i, s) => i with { Spec = s },
    i => i.Status,
    (i, s) => i with { Status = s },
    IngressStatus.Empty,
    countsGenerations: true)
{
    private const int Shown = 3;

    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns { get; } =
    [
        TableColumn.Text("Class", "Its ingress class."),
        TableColumn.Text("Hosts", "The first host names."),
        TableColumn.Text("Address", "Where it is reached."),
        TableColumn.Text("Ports", "The ports it listens on."),
        TableColumn.Age,
    ];

    /// <inheritdoc />
    public override ValueList<RawJson> Row(Ingress value, DateTimeOffset now) =>
    [
        TableCell.Text(value.Spec.IngressClassName ?? TableCell.None),
        TableCell.Text(Hosts(value.Spec.Rules)),
        TableCell.Text(string.Join(',', value.Status.LoadBalancer.Ingress.Map(i => i.Ip.Length > 0 ? i.Ip : i.Hostname).Where(a => a.Length > 0).Distinct().Order(StringComparer.Ordinal))),
        TableCell.Text(value.Spec.Tls.IsEmpty ? "80" : "80, 443"),
        TableCell.Age(value.Metadata, now),
    ];

    private static string Hosts(ValueList<IngressRule> rules)
    {
        var hosts = rules.Where(r => r.Host.Length > 0).Select(r => r.Host).ToList();
        if (hosts.Count == 0)
        {
            return "*";
        }

        var text = string.Join(',', hosts.Take(Shown));
        return hosts.Count >= Shown && rules.Count > Shown ? string.Create(CultureInfo.InvariantCulture, $"{text} + {rules.Count - Shown} more...") : text;
    }

    /// <inheritdoc />
    public override IEnumerable<string> Warnings(Ingress value, Ingress? old) =>
        old is null && value.Spec.IngressClassName is null && value.Metadata.Annotations.ContainsKey("kubernetes.io/ingress.class")
            ? ["annotation \"kubernetes.io/ingress.class\" is deprecated, please use 'spec.ingressClassName' instead"]
            : [];

    /// <inheritdoc />
    public override void ValidateCreate(Ingress value, StrategyContext context, FieldErrorList errors) =>
        IngressValidation.Validate(value, null, errors);

    /// <inheritdoc />
    public override void ValidateUpdate(Ingress value, Ingress old, StrategyContext context, FieldErrorList errors) =>
        IngressValidation.Validate(value, old, errors);

    /// <inheritdoc />
    public override void ValidateSubresource(Ingress value, Ingress old, StrategyContext context, FieldErrorList errors) =>
        IngressValidation.Status(value.Status.LoadBalancer, old.Status.LoadBalancer, errors);
}
