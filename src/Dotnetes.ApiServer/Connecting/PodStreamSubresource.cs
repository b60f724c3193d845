using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Pipeline;
using Dotnetes.ApiServer.Registry;
using Dotnetes.ApiServer.Resources;

namespace Dotnetes.ApiServer.Connecting;

/// <summary>
/// exec, attach and portforward: connects the client through to the kubelet of the pod's node, byte by byte. Websockets that the kubelet
/// does not take itself are translated to SPDY here (KEP-4006).
/// </summary>
/// <param name="name">Which of the three.</param>
/// <param name="connections">The kubelets.</param>
/// <param name="authorize">Checks whether a request is allowed.</param>
/// <param name="time">The clock.</param>
/// <param name="stopping">Ends all connections.</param>
internal sealed class PodStreamSubresource(
    string name, KubeletConnections connections, Func<RequestContext, ValueTask> authorize, TimeProvider time, CancellationToken stopping) : ISubresource
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public bool Serves(ResourceDefinition definition) => definition.Codec.Type == typeof(Pod);

    /// <inheritdoc/>
    public async ValueTask<ApiResponse> Send(RequestContext context, ResourceEndpoint endpoint)
    {
        if (context.Info.Verb != "create")
        {
            // Websockets come with GET; what they do is no reading.
            await authorize(context.For(context.Info with { Verb = "create" }));
        }

        await endpoint.AdmitConnection(context, ConnectOptions.OfStream(name, context.Query));
        var pod = (Pod)await endpoint.Read(context);
        var path = name == "portforward"
            ? $"/portForward/{pod.Metadata.Namespace}/{pod.Metadata.Name}{PortQuery(context.Query)}"
            : $"/{name}/{pod.Metadata.Namespace}/{pod.Metadata.Name}/{ContainerChoice.Of(pod, context.Query["container"])}{StreamQuery(context.Query)}";
        if (pod.Spec.NodeName.Length == 0)
        {
            throw ApiErrors.BadRequest($"pod {pod.Metadata.Name} does not have a host assigned");
        }

        var kubelet = await connections.Find(pod.Spec.NodeName, context.Cancelled);
        var proxy = new UpgradeProxy(connections.Kubelets, kubelet.Url(path), stopping);
        return new ApiResponse.Connection(async http =>
        {
            if (!UpgradeProxy.IsUpgrade(http))
            {
                throw ApiErrors.BadRequest("Upgrade request required");
            }

            if (!kubelet.TakesWebSockets && WebSocketTranslator.Translates(http, name))
            {
                await new WebSocketTranslator(proxy, time).Run(http, name);
                return;
            }

            await proxy.Run(http);
        });
    }

    private string StreamQuery(QueryParameters query)
    {
        var parts = new List<string>();
        if (name == "exec")
        {
            parts.AddRange(query.All("command").Select(c => "command=" + Uri.EscapeDataString(c)));
        }

        AddFlag("error", query.Flag("stderr"));
        AddFlag("input", query.Flag("stdin"));
        AddFlag("output", query.Flag("stdout"));
        AddFlag("tty", query.Flag("tty"));
        return parts.Count == 0 ? "" : "?" + string.Join('&', parts);

        void AddFlag(string flag, bool value)
        {
            if (value)
            {
                parts.Add(flag + "=1");
            }
        }
    }

    private static string PortQuery(QueryParameters query)
    {
        var ports = query.All("ports");
        foreach (var port in ports)
        {
            if (!int.TryParse(port, out _))
            {
                throw ApiErrors.BadRequest($"strconv.ParseInt: parsing {GoText.Quote(port)}: invalid syntax");
            }
        }

        return ports.Count == 0 ? "" : "?port=" + Uri.EscapeDataString(string.Join(',', ports));
    }
}
