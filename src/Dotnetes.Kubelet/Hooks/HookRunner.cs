using System.Globalization;
using System.Text;
using Dotnetes.Api.Core.V1;
using Dotnetes.Cri;
using Dotnetes.Kubelet.Probes;

namespace Dotnetes.Kubelet.Hooks;

/// <summary>Runs postStart and preStop hooks.</summary>
internal sealed class HookRunner(CriClient runtime, HttpProbe http, TimeProvider time)
{
    /// <summary>Runs a hook; gives null when it succeeded, and what went wrong otherwise.</summary>
    /// <param name="hook">The hook.</param>
    /// <param name="container">Its container.</param>
    /// <param name="containerId">The container in the runtime.</param>
    /// <param name="podIp">The pod's address, for HTTP hooks without a host.</param>
    /// <param name="timeout">How long it may take; null means without limit.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<string?> Run(
        LifecycleHandler hook, Container container, string containerId, string podIp, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        try
        {
            if (hook.Exec is { } exec)
            {
                var result = await runtime.ExecSync(containerId, exec.Command, timeout ?? TimeSpan.Zero, cancellationToken);
                return result.ExitCode == 0
                    ? null
                    : $"Exec lifecycle hook ([{string.Join(' ', (IEnumerable<string>)exec.Command)}]) for Container \"{container.Name}\" failed - error: command '{string.Join(' ', (IEnumerable<string>)exec.Command)}' exited with {result.ExitCode.ToString(CultureInfo.InvariantCulture)}: {Tail(result)}";
            }

            if (hook.HttpGet is { } get)
            {
                var answer = await http.Get(get, container, podIp, timeout ?? TimeSpan.FromHours(1), cancellationToken);
                return answer.Outcome == ProbeOutcome.Success ? null : $"HTTP lifecycle hook ({get.Path}) for Container \"{container.Name}\" failed - error: {answer.Message}";
            }

            if (hook.Sleep is { } sleep)
            {
                var length = TimeSpan.FromSeconds(sleep.Seconds);
                await Task.Delay(timeout is { } most && most < length ? most : length, time, cancellationToken);
            }

            // TCP hooks were never carried out by upstream either.
            return null;
        }
        catch (Grpc.GrpcException e)
        {
            return $"lifecycle hook for Container \"{container.Name}\" failed - error: {e.Message}";
        }
    }

    private static string Tail(Cri.V1.ExecSyncResponse result)
    {
        var text = Encoding.UTF8.GetString(result.Stderr.Span) + Encoding.UTF8.GetString(result.Stdout.Span);
        return text.Length > 1024 ? text[..1024] : text;
    }
}
