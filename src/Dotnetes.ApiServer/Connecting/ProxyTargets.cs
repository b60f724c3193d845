using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Discovery.V1;
using Dotnetes.ApiServer.Pipeline;
using Dotnetes.ApiServer.Registry;
using Dotnetes.ApiServer.Resources;

namespace Dotnetes.ApiServer.Connecting;

/// <summary>
/// Finds the address behind a <c>proxy</c> subresource. Only addresses of the cluster's nodes and pods are given out, and none by which
/// the API server's own machine could be reached from within.
/// </summary>
internal sealed class ProxyTargets(KubeletConnections connections, IResourceReader reader, Func<int, int> next)
{
    private const string ServiceNameLabel = "kubernetes.io/service-name";

    /// <summary>A node: its kubelet, or any other port.</summary>
    public async ValueTask<(Uri Origin, HttpMessageInvoker Invoker)> Node(RequestContext context)
    {
        var wanted = SchemeNamePort.Parse(context.Info.Name, "node");
        var kubelet = await connections.Find(wanted.Name, context.Cancelled);
        await CheckHost(kubelet.Host, context.Cancelled);
        return wanted.Port.Length == 0 || wanted.Port == kubelet.Port.ToString(CultureInfo.InvariantCulture)
            ? (kubelet.Url("/"), connections.Kubelets)
            : (Origin(wanted.EffectiveScheme, kubelet.Host, wanted.Port), connections.Addresses);
    }

    /// <summary>A pod: the port that is named, or the first that it declares.</summary>
    public async ValueTask<(Uri Origin, HttpMessageInvoker Invoker)> Pod(RequestContext context, ResourceEndpoint endpoint)
    {
        var wanted = SchemeNamePort.Parse(context.Info.Name, "pod");
        var pod = (Pod)await endpoint.Read(context.For(context.Info with { Name = wanted.Name, Subresource = "" }));
        var port = wanted.Port;
        if (port.Length == 0 && pod.Spec.Containers.SelectMany(c => c.Ports).FirstOrDefault() is { } first)
        {
            port = first.ContainerPortValue.ToString(CultureInfo.InvariantCulture);
        }

        var address = pod.Status.PodIPs.Count > 0 ? pod.Status.PodIPs[0].Ip : pod.Status.PodIP;
        if (!IPAddress.TryParse(address, out var parsed) || !NetworkRules.MayConnect(parsed))
        {
            throw ApiErrors.BadRequest("address not allowed");
        }

        return (Origin(wanted.EffectiveScheme, address, port), connections.Addresses);
    }

    /// <summary>A service: one of the pods behind it.</summary>
    public async ValueTask<(Uri Origin, HttpMessageInvoker Invoker)> Service(RequestContext context, ResourceEndpoint endpoint)
    {
        var wanted = SchemeNamePort.Parse(context.Info.Name, "service");
        var port = wanted.Port;
        if (int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            var service = (Service)await endpoint.Read(context.For(context.Info with { Name = wanted.Name, Subresource = "" }));
            port = service.Spec.Ports.Find(p => p.Port == number)?.Name
                ?? throw ApiErrors.ServiceUnavailable($"no service port {number} found for service {GoText.Quote(wanted.Name)}");
        }

        var candidates = await Candidates(context.Info.Namespace, wanted.Name, port, context.Cancelled)
            ?? throw ApiErrors.ServiceUnavailable($"no endpoints available for service {GoText.Quote(wanted.Name)}");
        var start = candidates.Count == 0 ? 0 : next(candidates.Count);
        for (var i = 0; i < candidates.Count; i++)
        {
            var (address, target, targetPort) = candidates[(start + i) % candidates.Count];
            if (await IsPod(context.Info.Namespace, target, address, context.Cancelled))
            {
                return (Origin(wanted.EffectiveScheme, address, targetPort.ToString(CultureInfo.InvariantCulture)), connections.Addresses);
            }
        }

        throw ApiErrors.ServiceUnavailable($"no endpoints available for service {GoText.Quote(context.Info.Name)}");
    }

    // Null when there is nothing behind the service at all.
    private async ValueTask<List<(string Address, ObjectReference? Target, int Port)>?> Candidates(string ns, string name, string port, CancellationToken cancellationToken)
    {
        var endpoints = await reader.Get<Endpoints>(ns, name, cancellationToken);
        if (endpoints is { Subsets.IsEmpty: false })
        {
            return
            [
                .. from subset in endpoints.Subsets
                   from served in subset.Ports
                   where served.Name == port
                   from address in subset.Addresses
                   select (address.Ip, address.TargetRef, served.Port),
            ];
        }

        var slices = (await reader.List<EndpointSlice>(ns, cancellationToken)).Where(s => s.Metadata.Labels.GetValueOrDefault(ServiceNameLabel) == name).ToList();
        if (endpoints is null && slices.Count == 0)
        {
            throw ApiErrors.NotFound("", "services", name);
        }

        if (!slices.Any(static s => s.Endpoints.Count > 0))
        {
            return null;
        }

        return
        [
            .. from slice in slices
               from served in slice.Ports
               where (served.Name ?? "") == port && served.Port is not null
               from endpoint in slice.Endpoints
               where endpoint.Conditions.Ready is not false
               from address in endpoint.Addresses.Take(1)
               select (address, endpoint.TargetRef, served.Port!.Value),
        ];
    }

    // Whoever may write endpoints must not be able to make the API server connect to anything.
    private async ValueTask<bool> IsPod(string ns, ObjectReference? target, string address, CancellationToken cancellationToken)
    {
        if (target is not { Kind: "Pod" } || target.Namespace != ns || !IPAddress.TryParse(address, out var parsed) || !NetworkRules.MayConnect(parsed))
        {
            return false;
        }

        var pod = await reader.Get<Pod>(ns, target.Name, cancellationToken);
        return pod is not null && (pod.Status.PodIP == address || pod.Status.PodIPs.Any(p => p.Ip == address));
    }

    private static async ValueTask CheckHost(string host, CancellationToken cancellationToken)
    {
        IPAddress[] addresses;
        try
        {
            addresses = IPAddress.TryParse(host, out var parsed) ? [parsed] : await Dns.GetHostAddressesAsync(host, cancellationToken);
        }
        catch (SocketException)
        {
            throw ApiErrors.BadRequest($"lookup {host}: no such host");
        }

        if (addresses.Length == 0)
        {
            throw ApiErrors.BadRequest("no addresses for hostname");
        }

        if (!addresses.All(NetworkRules.MayConnect))
        {
            throw ApiErrors.BadRequest("address not allowed");
        }
    }

    private static Uri Origin(string scheme, string host, string port)
    {
        if (port.Length == 0)
        {
            return new Uri($"{scheme}://{NetworkRules.HostAndPort(host, 0)}/");
        }

        return int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 65536
            ? new Uri($"{scheme}://{NetworkRules.HostAndPort(host, number)}/")
            : throw ApiErrors.ServiceUnavailable($"error trying to reach service: dial tcp: lookup tcp/{port}: unknown port");
    }
}
