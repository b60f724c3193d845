using System.Globalization;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Resources.Tables;

namespace Dotnetes.ApiServer.Resources.Core.Services;

/// <summary>Services in tables.</summary>
internal static class ServiceTable
{
    public static IReadOnlyList<TableColumnDefinition> Columns { get; } =
    [
        TableColumn.Text("Type", "How the service is exposed."),
        TableColumn.Text("Cluster-IP", "Its address inside the cluster."),
        TableColumn.Text("External-IP", "Its addresses outside the cluster."),
        TableColumn.Text("Port(s)", "Its ports and node ports."),
        TableColumn.Age,
        TableColumn.Text("Selector", "The labels of its pods.").Wide(),
    ];

    public static ValueList<RawJson> Row(Service service, DateTimeOffset now) =>
    [
        TableCell.Text(service.Spec.Type),
        TableCell.TextOrNone(service.Spec.ClusterIPs.IsEmpty ? service.Spec.ClusterIP : service.Spec.ClusterIPs[0]),
        TableCell.Text(External(service)),
        TableCell.TextOrNone(string.Join(',', service.Spec.Ports.Map(Port))),
        TableCell.Age(service.Metadata, now),
        TableCell.Labels(service.Spec.Selector),
    ];

    private static string Port(ServicePort port) => port.NodePort > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{port.Port}:{port.NodePort}/{port.Protocol}")
        : string.Create(CultureInfo.InvariantCulture, $"{port.Port}/{port.Protocol}");

    private static string External(Service service)
    {
        var fixedAddresses = string.Join(',', service.Spec.ExternalIPs);
        switch (service.Spec.Type)
        {
            case "ClusterIP" or "NodePort":
                return fixedAddresses.Length > 0 ? fixedAddresses : TableCell.None;
            case "ExternalName":
                return service.Spec.ExternalName;
            case "LoadBalancer":
                var balancer = string.Join(',', service.Status.LoadBalancer.Ingress.Map(i => i.Ip.Length > 0 ? i.Ip : i.Hostname).Where(a => a.Length > 0).Distinct().Order(StringComparer.Ordinal));
                return (balancer.Length > 0, fixedAddresses.Length > 0) switch
                {
                    (true, true) => balancer + "," + fixedAddresses,
                    (true, false) => balancer,
                    (false, true) => fixedAddresses,
                    _ => "<pending>",
                };
            default:
                return "<unknown>";
        }
    }
}
