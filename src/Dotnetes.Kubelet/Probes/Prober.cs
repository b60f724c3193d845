using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Dotnetes.Api.Core.V1;
using Dotnetes.Cri;
using Dotnetes.Grpc;
using Dotnetes.Grpc.Client;
using Dotnetes.Grpc.Health;
using Dotnetes.Kubelet.Stats;

namespace Dotnetes.Kubelet.Probes;

/// <summary>Carries out one check of a container.</summary>
internal sealed class Prober(CriClient runtime, HttpProbe http, KubeletMetrics metrics, TimeProvider time)
{
    private const int MaxOutput = 10 * 1024;

    /// <summary>Reports the result of a check.</summary>
    public void Count(Pod pod, string container, ProbeKind kind, ProbeOutcome outcome)
    {
        var result = outcome switch { ProbeOutcome.Success => "successful", ProbeOutcome.Failure => "failed", _ => "unknown" };
        metrics.Probes.With(container, pod.Metadata.Namespace, pod.Metadata.Name, pod.Metadata.Uid, kind.ToString(), result).Increment();
    }

    /// <summary>Checks once, and reports how long it took.</summary>
    public async Task<ProbeAnswer> Check(Pod pod, ProbeKind kind, Probe probe, Container container, string containerId, string podIp, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        try
        {
            return await Check(probe, container, containerId, podIp, cancellationToken);
        }
        catch (Exception e) when (e is UriFormatException or ArgumentException)
        {
            // An address or a port that is none, as before the address is known; the next time may be better.
            return new ProbeAnswer(ProbeOutcome.Unknown, e.Message);
        }
        finally
        {
            metrics.ProbeDuration.With(container.Name, pod.Metadata.Namespace, pod.Metadata.Name, kind.ToString()).Observe(time.GetElapsedTime(start).TotalSeconds);
        }
    }

    private async Task<ProbeAnswer> Check(Probe probe, Container container, string containerId, string podIp, CancellationToken cancellationToken)
    {
        var timeout = TimeSpan.FromSeconds(probe.TimeoutSeconds > 0 ? probe.TimeoutSeconds : 1);
        if (probe.Exec is { } exec)
        {
            return await Exec(containerId, exec, timeout, cancellationToken);
        }

        if (probe.HttpGet is { } get)
        {
            return await http.Get(get, container, podIp, timeout, cancellationToken);
        }

        if (probe.TcpSocket is { } tcp)
        {
            return await Tcp(tcp, container, podIp, timeout, cancellationToken);
        }

        return probe.Grpc is { } grpc
            ? await Grpc(grpc, podIp, timeout, cancellationToken)
            : new ProbeAnswer(ProbeOutcome.Unknown, "missing probe handler");
    }

    private async Task<ProbeAnswer> Exec(string containerId, ExecAction action, TimeSpan timeout, CancellationToken cancellationToken)
    {
        try
        {
            var result = await runtime.ExecSync(containerId, action.Command, timeout, cancellationToken);
            if (result.ExitCode == 0)
            {
                return ProbeAnswer.Success;
            }

            var output = Encoding.UTF8.GetString(result.Stdout.Span) + Encoding.UTF8.GetString(result.Stderr.Span);
            return ProbeAnswer.Failure(output.Length > MaxOutput ? output[..MaxOutput] : output);
        }
        catch (GrpcException e) when (e.Code == GrpcStatusCode.DeadlineExceeded)
        {
            return ProbeAnswer.Failure($"command timed out: \"{string.Join(' ', (IEnumerable<string>)action.Command)}\" timed out after {GoDuration.Seconds(timeout)}");
        }
        catch (GrpcException e)
        {
            return new ProbeAnswer(ProbeOutcome.Unknown, e.Message);
        }
    }

    private async Task<ProbeAnswer> Tcp(TcpSocketAction action, Container container, string podIp, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (Ports.Resolve(action.Port, container) is not { } port)
        {
            return new ProbeAnswer(ProbeOutcome.Unknown, $"couldn't find port: {action.Port}");
        }

        var host = action.Host.Length > 0 ? action.Host : podIp;
        using var limit = new CancellationTokenSource(timeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(host, port, linked.Token);
            return ProbeAnswer.Success;
        }
        catch (SocketException e)
        {
            var reason = e.SocketErrorCode == SocketError.ConnectionRefused ? "connection refused" : e.Message;
            return ProbeAnswer.Failure($"dial tcp {host}:{port}: connect: {reason}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return ProbeAnswer.Failure($"dial tcp {host}:{port}: i/o timeout");
        }
    }

    private static async Task<ProbeAnswer> Grpc(GrpcAction action, string podIp, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var address = $"{(podIp.Contains(':') ? $"[{podIp}]" : podIp)}:{action.Port}";
        using var channel = new GrpcChannel("http://" + address, new GrpcChannelOptions { UserAgent = "kube-probe/1.36", ConnectTimeout = timeout });
        try
        {
            var request = new HealthCheckRequest { Service = action.Service ?? "" };
            var answer = await channel.Unary(GrpcHealth.Check, request, new GrpcCallOptions { Timeout = timeout }, cancellationToken);
            return answer.Status == ServingStatus.Serving
                ? ProbeAnswer.Success
                : ProbeAnswer.Failure($"service unhealthy (responded with \"{NameOf(answer.Status)}\")");
        }
        catch (GrpcException e)
        {
            return ProbeAnswer.Failure(e.Code switch
            {
                GrpcStatusCode.Unimplemented => $"error: this server does not implement the grpc health protocol (grpc.health.v1.Health): {e.Message}",
                GrpcStatusCode.DeadlineExceeded => $"timeout: health rpc did not complete within {GoDuration.Seconds(timeout)}",
                GrpcStatusCode.Unavailable => $"timeout: failed to connect service \"{address}\" within {GoDuration.Seconds(timeout)}: {e.Message}",
                _ => $"error: health rpc probe failed: {e.Message}",
            });
        }
    }

    // As the protocol spells them.
    private static string NameOf(ServingStatus status) => status switch
    {
        ServingStatus.Serving => "SERVING",
        ServingStatus.NotServing => "NOT_SERVING",
        ServingStatus.ServiceUnknown => "SERVICE_UNKNOWN",
        ServingStatus.Unknown => "UNKNOWN",
        _ => ((int)status).ToString(CultureInfo.InvariantCulture),
    };
}
