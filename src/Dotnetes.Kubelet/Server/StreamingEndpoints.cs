using System.Net.WebSockets;
using Dotnetes.Client.Streaming;
using Dotnetes.Cri;
using Dotnetes.Grpc;
using Dotnetes.Kubelet.Server.Streaming;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Dotnetes.Kubelet.Server;

/// <summary>
/// Serves exec, attach and port forwarding. SPDY clients are connected through to the runtime's streaming server byte by byte;
/// websocket clients are translated, so that they work with runtimes that know only SPDY.
/// </summary>
internal sealed class StreamingEndpoints(PodFinder pods, CriClient runtime, TimeSpan idleTimeout, TimeProvider time)
{
    private const string TunnelProtocol = "SPDY/3.1+portforward.k8s.io";

    /// <summary>Runs a command in a container with streams.</summary>
    public Task Exec(HttpContext context, string ns, string pod, string container)
    {
        var streams = StreamsOf(context.Request.Query);
        return Command(context, ns, pod, container, streams, id => runtime.Exec(
            new Cri.V1.ExecRequest
            {
                ContainerId = id,
                Cmd = context.Request.Query["command"].Select(c => c ?? "").ToValueList(),
                Stdin = streams.Stdin,
                Stdout = streams.Stdout,
                Stderr = streams.Stderr && !streams.Tty,
                Tty = streams.Tty,
            },
            context.RequestAborted));
    }

    /// <summary>Attaches to the streams of a container.</summary>
    public Task Attach(HttpContext context, string ns, string pod, string container)
    {
        var streams = StreamsOf(context.Request.Query);
        return Command(context, ns, pod, container, streams, id => runtime.Attach(
            new Cri.V1.AttachRequest
            {
                ContainerId = id,
                Stdin = streams.Stdin,
                Stdout = streams.Stdout,
                Stderr = streams.Stderr && !streams.Tty,
                Tty = streams.Tty,
            },
            context.RequestAborted));
    }

    /// <summary>Forwards connections to ports of a pod.</summary>
    public async Task PortForward(HttpContext context, string ns, string podName)
    {
        var worker = await pods.Find(ns, podName, context.RequestAborted);
        if (worker?.Runtime.ReadySandbox(worker.Pod.Spec.HostNetwork) is not { } sandbox)
        {
            await PodFinder.Refuse(context, StatusCodes.Status404NotFound, $"pod \"{podName}\" does not exist or is not running");
            return;
        }

        var ports = context.Request.Query["port"].SelectMany(p => (p ?? "").Split(',')).Select(p => int.TryParse(p, out var n) ? n : 0).Where(p => p > 0);
        await Guard(context, async () =>
        {
            var url = await runtime.PortForward(
                new Cri.V1.PortForwardRequest { PodSandboxId = sandbox.Id, Port = ports.ToValueList() }, context.RequestAborted);
            if (context.WebSockets.IsWebSocketRequest)
            {
                await TunnelSpdy(context, new Uri(url));
            }
            else
            {
                await PassThrough(context, new Uri(url));
            }
        });
    }

    /// <summary>Runs a command without streams and sends its output.</summary>
    public async Task Run(HttpContext context, string ns, string podName, string containerName)
    {
        if (await Find(context, ns, podName, containerName) is not { } id)
        {
            return;
        }

        await Guard(context, async () =>
        {
            var command = context.Request.Query["cmd"].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var result = await runtime.ExecSync(id, ValueList.Create<string>(command), TimeSpan.Zero, context.RequestAborted);
            await context.Response.Body.WriteAsync(result.Stdout.Memory, context.RequestAborted);
            await context.Response.Body.WriteAsync(result.Stderr.Memory, context.RequestAborted);
        });
    }

    private async Task Command(
        HttpContext context, string ns, string podName, string containerName,
        (bool Stdin, bool Stdout, bool Stderr, bool Tty) streams, Func<string, ValueTask<string>> prepare)
    {
        if (!streams.Stdin && !streams.Stdout && !streams.Stderr)
        {
            await PodFinder.Refuse(context, StatusCodes.Status400BadRequest, "you must specify at least 1 of stdin, stdout, stderr");
            return;
        }

        if (await Find(context, ns, podName, containerName) is not { } id)
        {
            return;
        }

        await Guard(context, async () =>
        {
            var url = new Uri(await prepare(id));
            if (!context.WebSockets.IsWebSocketRequest)
            {
                await PassThrough(context, url);
                return;
            }

            if (CommandProtocol.Choose(context.WebSockets.WebSocketRequestedProtocols) is not { } protocol)
            {
                await PodFinder.Refuse(context, StatusCodes.Status403Forbidden, "no websocket protocol in common; known are " + string.Join(", ", CommandProtocol.All.Select(p => p.Name)));
                return;
            }

            await using var connection = await OpenSpdy(url, "v4.channel.k8s.io", context.RequestAborted);
            using var socket = await context.WebSockets.AcceptWebSocketAsync(protocol.Name.Length > 0 ? protocol.Name : null);
            using var spdy = new SpdyClient(Continued(connection));
            await new RemoteCommandBridge(socket, protocol, spdy, idleTimeout, time).Run(
                streams.Stdin, streams.Stdout, streams.Stderr, streams.Tty, context.RequestAborted);
        });
    }

    private async Task<string?> Find(HttpContext context, string ns, string podName, string containerName)
    {
        var worker = await pods.Find(ns, podName, context.RequestAborted);
        var container = worker?.Runtime.Latest(containerName);
        if (container is { IsRunning: true })
        {
            return container.Id;
        }

        await PodFinder.Refuse(context, StatusCodes.Status404NotFound, worker is null ? $"pod \"{podName}\" does not exist" : $"container not found (\"{containerName}\")");
        return null;
    }

    private static async Task<UpgradedConnection> OpenSpdy(Uri url, string protocol, CancellationToken cancellationToken)
    {
        var connection = await UpgradedConnection.Open(
            url, "POST", [("Connection", "Upgrade"), ("Upgrade", "SPDY/3.1"), ("X-Stream-Protocol-Version", protocol)], cancellationToken);
        if (connection.Status != StatusCodes.Status101SwitchingProtocols)
        {
            await connection.DisposeAsync();
            throw new IOException($"the runtime's streaming server answered with {connection.Status}");
        }

        return connection;
    }

    // The client speaks SPDY (or whatever it asked for) with the runtime itself.
    private static async Task PassThrough(HttpContext context, Uri url)
    {
        var upgrade = context.Features.Get<IHttpUpgradeFeature>();
        if (upgrade is not { IsUpgradableRequest: true })
        {
            await PodFinder.Refuse(context, StatusCodes.Status400BadRequest, "Upgrade request required");
            return;
        }

        var headers = context.Request.Headers
            .Where(h => h.Key is "Connection" or "Upgrade" || h.Key.StartsWith("X-Stream-Protocol-Version", StringComparison.OrdinalIgnoreCase))
            .SelectMany(h => h.Value.Select(v => (h.Key, v ?? "")));
        await using var connection = await UpgradedConnection.Open(url, context.Request.Method, headers, context.RequestAborted);
        foreach (var (name, value) in connection.Headers.Where(h => h.Name.ToLowerInvariant() is "upgrade" or "connection" or "x-stream-protocol-version"))
        {
            context.Response.Headers.Append(name, value);
        }

        if (connection.Status != StatusCodes.Status101SwitchingProtocols)
        {
            context.Response.StatusCode = connection.Status is >= 400 and < 600 ? connection.Status : StatusCodes.Status502BadGateway;
            await context.Response.Body.WriteAsync(connection.Rest, context.RequestAborted);
            return;
        }

        await using var client = await upgrade.UpgradeAsync();
        await client.WriteAsync(connection.Rest, context.RequestAborted);
        await StreamPair.Join(client, connection.Stream, context.RequestAborted);
    }

    // Port forwarding over websockets (KEP-4006) is SPDY inside binary messages.
    private static async Task TunnelSpdy(HttpContext context, Uri url)
    {
        if (!context.WebSockets.WebSocketRequestedProtocols.Contains(TunnelProtocol))
        {
            await PodFinder.Refuse(context, StatusCodes.Status403Forbidden, $"no websocket protocol in common; known is {TunnelProtocol}");
            return;
        }

        await using var connection = await OpenSpdy(url, "portforward.k8s.io", context.RequestAborted);

        // The name has a slash, which .NET's check of protocol names does not let pass.
        context.Response.Headers.SecWebSocketProtocol = TunnelProtocol;
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await using var client = WebSocketStream.Create(socket, WebSocketMessageType.Binary, ownsWebSocket: false);
        await client.WriteAsync(connection.Rest, context.RequestAborted);
        await StreamPair.Join(client, connection.Stream, context.RequestAborted);
    }

    private static Stream Continued(UpgradedConnection connection) =>
        connection.Rest.Length == 0 ? connection.Stream : new PrefixedStream(connection.Rest, connection.Stream);

    private static async Task Guard(HttpContext context, Func<Task> serve)
    {
        try
        {
            await serve();
        }
        catch (Exception e) when (e is GrpcException or IOException && !context.Response.HasStarted)
        {
            await PodFinder.Refuse(context, StatusCodes.Status500InternalServerError, e.Message);
        }
    }

    // Kubelets know these names; those of the API's options are taken too.
    private static (bool Stdin, bool Stdout, bool Stderr, bool Tty) StreamsOf(IQueryCollection query)
    {
        return (Flag("input") || Flag("stdin"), Flag("output") || Flag("stdout"), Flag("error") || Flag("stderr"), Flag("tty"));

        bool Flag(string name) => query[name].ToString() is "1" or "true";
    }
}
