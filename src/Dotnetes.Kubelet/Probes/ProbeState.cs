using Dotnetes.Api.Core.V1;

namespace Dotnetes.Kubelet.Probes;

/// <summary>Repeats one probe of one run of a container and keeps its verdict.</summary>
internal sealed class ProbeState
{
    private readonly Probe _probe;
    private int _successes;
    private int _failures;

    /// <summary>Begins to keep a verdict.</summary>
    /// <param name="kind">Which probe it is.</param>
    /// <param name="probe">How it is done.</param>
    /// <param name="succeeded">Whether it had succeeded when the kubelet last ran: a restart of the kubelet changes no verdict.</param>
    public ProbeState(ProbeKind kind, Probe probe, bool succeeded)
    {
        Kind = kind;
        _probe = probe;
        Verdict = kind == ProbeKind.Liveness || succeeded ? ProbeOutcome.Success : kind == ProbeKind.Readiness ? ProbeOutcome.Failure : ProbeOutcome.Unknown;
    }

    public ProbeKind Kind { get; }

    /// <summary>What holds at present: it changes when the threshold of successes or failures in a row is reached.</summary>
    public ProbeOutcome Verdict { get; private set; }

    public TimeSpan Period => TimeSpan.FromSeconds(_probe.PeriodSeconds > 0 ? _probe.PeriodSeconds : 10);

    /// <summary>Counts a check; tells whether the verdict changed.</summary>
    public bool Count(ProbeOutcome outcome)
    {
        if (outcome == ProbeOutcome.Success)
        {
            _failures = 0;
            _successes++;
            return _successes >= Math.Max(1, _probe.SuccessThreshold) && Set(ProbeOutcome.Success);
        }

        _successes = 0;
        _failures++;
        return _failures >= (_probe.FailureThreshold > 0 ? _probe.FailureThreshold : 3) && Set(ProbeOutcome.Failure);
    }

    private bool Set(ProbeOutcome verdict)
    {
        var changed = Verdict != verdict;
        Verdict = verdict;
        return changed;
    }
}
