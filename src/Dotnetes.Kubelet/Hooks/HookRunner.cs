using System.Globalization;
using System.Text;
using Dotnetes.Api.Core.V1;
using Dotnetes.Cri;
using Dotnetes.Kubelet.Events;
using Dotnetes.Kubelet.Probes;
using Dotnetes.Kubelet.Stats;

namespace Dotnetes.Kubelet.Hooks;

/// <summary>Runs postStart and preStop hooks.</summary>
internal sealed class HookRunner(CriClient runtime, HttpProbe http, KubeletMetrics metrics, IEventSink events, TimeProvider time)
{
    /// <summary>Runs a hook; gives null when it succeeded, and what went wrong otherwise.</summary>
    /// <param name="hook">The hook.</param>
    /// <param name="pod">Its pod.</param>
    /// <param name="container">Its container.</param>
    /// <param name="containerId">The container in the runtime.</param>
    /// <param name="timeout">How long it may take; null means without limit.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<string?> Run(
        LifecycleHandler hook, Pod pod, Container container, string containerId, TimeSpan? timeout, CancellationToken cancellationToken)
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
                var (problem, fallback) = await http.Call(get, container, pod.Status.PodIP, cancellationToken);
                if (fallback is not null)
                {
                    metrics.HookHttpFallbacks.Increment();
                    events.Record(
                        References.To(pod), warning: true, "LifecycleHTTPFallback", $"request to HTTPS lifecycle hook {fallback} got HTTP response, retry with HTTP succeeded");
                }

                return problem is null ? null : $"HTTP lifecycle hook ({get.Path}) for Container \"{container.Name}\" failed - error: {problem}";
            }

            if (hook.Sleep is { } sleep)
            {
                await Sleep(TimeSpan.FromSeconds(sleep.Seconds), timeout, cancellationToken);
                return null;
            }

            // The API takes TCP hooks, but nobody carries them out.
            return "Cannot run handler: invalid handler";
        }
        catch (Grpc.GrpcException e)
        {
            return $"lifecycle hook for Container \"{container.Name}\" failed - error: {e.Message}";
        }
    }

    private async Task Sleep(TimeSpan length, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var isCut = timeout is { } most && most < length;
        try
        {
            await Task.Delay(isCut ? timeout!.Value : length, time, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            metrics.HookSleepsCut.Increment();
            throw;
        }

        if (isCut)
        {
            metrics.HookSleepsCut.Increment();
        }
    }

    private static string Tail(Cri.V1.ExecSyncResponse result)
    {
        var text = Encoding.UTF8.GetString(result.Stderr.Span) + Encoding.UTF8.GetString(result.Stdout.Span);
        return text.Length > 1024 ? text[..1024] : text;
    }
}
