using Dotnetes.Api.Core.V1;
using Dotnetes.Kubelet.Events;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Kubelet.Probes;

/// <summary>The probes of one run of a container. The startup probe comes first; the others begin when it has succeeded.</summary>
internal sealed partial class ContainerProbes : IDisposable
{
    private readonly Prober _prober;
    private readonly IEventSink _events;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Action _changed;
    private readonly PodContainer _container;
    private readonly string _containerId;
    private readonly DateTimeOffset _startedAt;
    private readonly CancellationTokenSource _end = new();
    private readonly CancellationTokenSource _endRestarting = new();
    private readonly ProbeState? _startup;
    private readonly ProbeState? _liveness;
    private readonly ProbeState? _readiness;

    public ContainerProbes(
        Pod pod, PodContainer container, string containerId, DateTimeOffset startedAt, string podIp,
        Prober prober, IEventSink events, TimeProvider time, ILogger logger, Action changed)
    {
        _prober = prober;
        _events = events;
        _time = time;
        _logger = logger;
        _changed = changed;
        _container = container;
        _containerId = containerId;
        _startedAt = startedAt;
        Pod = pod;
        PodIp = podIp;
        var known = pod.Status.ContainerStatuses.AddRange(pod.Status.InitContainerStatuses)
            .Find(s => s.Name == container.Name && s.ContainerID.EndsWith("/" + containerId, StringComparison.Ordinal));
        _startup = container.Spec.StartupProbe is { } startup ? new ProbeState(ProbeKind.Startup, startup, known?.Started is true) : null;
        _liveness = container.Spec.LivenessProbe is { } liveness ? new ProbeState(ProbeKind.Liveness, liveness, succeeded: true) : null;
        _readiness = container.Spec.ReadinessProbe is { } readiness ? new ProbeState(ProbeKind.Readiness, readiness, known is { Ready: true }) : null;
    }

    /// <summary>The container's run.</summary>
    public string ContainerId => _containerId;

    /// <summary>The pod as last seen; events point at it.</summary>
    public Pod Pod { get; set; }

    /// <summary>The pod's address.</summary>
    public string PodIp { get; set; }

    /// <summary>Whether the startup probe has succeeded (or there is none).</summary>
    public bool Started => _startup is null or { Verdict: ProbeOutcome.Success };

    /// <summary>Whether the readiness probe says that it takes traffic (or there is none).</summary>
    public bool Ready => Started && _readiness is null or { Verdict: ProbeOutcome.Success };

    /// <summary>The probe that asks for a restart, or null.</summary>
    public ProbeKind? Failed =>
        _startup is { Verdict: ProbeOutcome.Failure } ? ProbeKind.Startup
        : _liveness is { Verdict: ProbeOutcome.Failure } ? ProbeKind.Liveness
        : null;

    /// <summary>Ends the startup and liveness probes.</summary>
    public void EndRestarting() => _endRestarting.Cancel();

    /// <summary>Ends all probes.</summary>
    public void Dispose()
    {
        _endRestarting.Cancel();
        _end.Cancel();
    }

    /// <summary>Runs the probes until disposed.</summary>
    public async Task Run()
    {
        try
        {
            if (_startup is not null && !Started)
            {
                await Repeat(_startup, _container.Spec.StartupProbe!, untilDecided: true);
            }

            if (!Started)
            {
                return;
            }

            await Task.WhenAll(
                _liveness is null ? Task.CompletedTask : Repeat(_liveness, _container.Spec.LivenessProbe!, untilDecided: false),
                _readiness is null ? Task.CompletedTask : Repeat(_readiness, _container.Spec.ReadinessProbe!, untilDecided: false));
        }
        catch (OperationCanceledException) when (_endRestarting.IsCancellationRequested)
        {
            // The container has ended or the pod is gone.
        }
        catch (Exception e)
        {
            Log.Ended(_logger, _container.Name, Pod.Metadata.Namespace, Pod.Metadata.Name, e);
        }
    }

    private async Task Repeat(ProbeState state, Probe probe, bool untilDecided)
    {
        var end = (state.Kind == ProbeKind.Readiness ? _end : _endRestarting).Token;
        var delay = TimeSpan.FromSeconds(probe.InitialDelaySeconds);
        var first = _startedAt + delay - _time.GetUtcNow();
        if (first > TimeSpan.Zero)
        {
            await Task.Delay(first < delay ? first : delay, _time, end);
        }

        while (true)
        {
            var answer = await _prober.Check(Pod, state.Kind, probe, _container.Spec, _containerId, PodIp, end);
            end.ThrowIfCancellationRequested();
            _prober.Count(Pod, _container.Name, state.Kind, answer.Outcome);
            if (answer.Outcome != ProbeOutcome.Success)
            {
                Report(state.Kind, answer);
            }

            if (answer.Outcome != ProbeOutcome.Unknown && state.Count(answer.Outcome))
            {
                _changed();
                if (untilDecided || (state.Kind == ProbeKind.Liveness && state.Verdict == ProbeOutcome.Failure))
                {
                    return;
                }
            }

            await Task.Delay(state.Period, _time, end);
        }
    }

    private void Report(ProbeKind kind, ProbeAnswer answer)
    {
        var word = answer.Outcome == ProbeOutcome.Unknown ? "errored and resulted in unknown state" : "failed";
        _events.Record(References.To(Pod, _container), warning: true, "Unhealthy", $"{kind} probe {word}: {answer.Message}");
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The probes of container {Container} of pod {Namespace}/{Pod} ended unexpectedly")]
        public static partial void Ended(ILogger logger, string container, string @namespace, string pod, Exception exception);
    }
}
