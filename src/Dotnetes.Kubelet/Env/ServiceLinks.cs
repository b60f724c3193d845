using System.Globalization;
using Dotnetes.Api.Core.V1;

namespace Dotnetes.Kubelet.Env;

/// <summary>The variables that tell a container of services: NAME_SERVICE_HOST, NAME_SERVICE_PORT and Docker's link variables.</summary>
internal static class ServiceLinks
{
    /// <summary>The variables of the services.</summary>
    /// <param name="services">The services of the pod's namespace.</param>
    /// <param name="masterServices">The services of the namespace default; of them only <c>kubernetes</c> counts.</param>
    /// <param name="enabled">Whether the pod wants all services of its namespace; otherwise only <c>kubernetes</c>.</param>
    public static IEnumerable<(string Name, string Value)> For(IReadOnlyList<Service> services, IReadOnlyList<Service> masterServices, bool enabled)
    {
        var chosen = new SortedDictionary<string, Service>(StringComparer.Ordinal);
        foreach (var service in masterServices.Where(s => s.Metadata.Name == "kubernetes"))
        {
            chosen[service.Metadata.Name] = service;
        }

        foreach (var service in enabled ? services : [])
        {
            chosen[service.Metadata.Name] = service;
        }

        return chosen.Values.Where(HasAddress).SelectMany(Of);
    }

    private static bool HasAddress(Service service) =>
        service.Spec.ClusterIP.Length > 0 && service.Spec.ClusterIP != "None" && service.Spec.Ports.Count > 0;

    private static IEnumerable<(string Name, string Value)> Of(Service service)
    {
        var name = Upper(service.Metadata.Name);
        var address = service.Spec.ClusterIP;
        var ports = service.Spec.Ports;
        yield return (name + "_SERVICE_HOST", address);
        yield return (name + "_SERVICE_PORT", Text(ports[0].Port));
        for (var i = 0; i < ports.Count; i++)
        {
            if (ports[i].Name.Length > 0)
            {
                yield return ($"{name}_SERVICE_PORT_{Upper(ports[i].Name)}", Text(ports[i].Port));
            }
        }

        for (var i = 0; i < ports.Count; i++)
        {
            var protocol = ports[i].Protocol.Length > 0 ? ports[i].Protocol : "TCP";
            var prefix = $"{name}_PORT_{Text(ports[i].Port)}_{protocol}";
            var bracketed = address.Contains(':') ? $"[{address}]" : address;
            var url = $"{protocol.ToLowerInvariant()}://{bracketed}:{Text(ports[i].Port)}";
            if (i == 0)
            {
                yield return (name + "_PORT", url);
            }

            yield return (prefix, url);
            yield return (prefix + "_PROTO", protocol.ToLowerInvariant());
            yield return (prefix + "_PORT", Text(ports[i].Port));
            yield return (prefix + "_ADDR", address);
        }
    }

    private static string Upper(string name) => name.Replace('-', '_').ToUpperInvariant();

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
}
