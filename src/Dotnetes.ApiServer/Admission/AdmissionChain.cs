using Dotnetes.ApiServer.Metrics;

namespace Dotnetes.ApiServer.Admission;

/// <summary>The admission plugins in order. All mutate first, then all validate.</summary>
internal sealed class AdmissionChain
{
    private readonly AdmissionStep[] _mutating;
    private readonly AdmissionStep[] _validating;
    private readonly TimeProvider _time;

    /// <summary>Makes a chain.</summary>
    /// <param name="plugins">The plugins, in order.</param>
    /// <param name="metrics">Takes how long they take.</param>
    /// <param name="time">The clock.</param>
    public AdmissionChain(IReadOnlyList<IAdmissionPlugin> plugins, AdmissionMetrics metrics, TimeProvider time)
    {
        _mutating = Steps(plugins, AdmissionPhases.Mutating, metrics);
        _validating = Steps(plugins, AdmissionPhases.Validating, metrics);
        _time = time;
    }

    /// <summary>Lets the plugins change the object.</summary>
    /// <exception cref="ApiException">A plugin refuses.</exception>
    public async ValueTask<IKubeKind?> Admit(AdmissionAttributes attributes, CancellationToken cancellationToken)
    {
        var step = _mutating[(int)attributes.Operation];
        var links = step.Links;
        var start = _time.GetTimestamp();
        var last = start;
        var next = 0;
        try
        {
            for (; next < links.Length; next++)
            {
                var value = await links[next].Plugin.Admit(attributes, cancellationToken);
                if (!ReferenceEquals(value, attributes.Object))
                {
                    attributes = attributes with { Object = value };
                }

                last = Passed(links[next].Timer, last);
            }

            Passed(step.Timer, start);
            return attributes.Object;
        }
        catch (Exception)
        {
            Refused(step, next, start, last);
            throw;
        }
    }

    /// <summary>Lets the plugins look at the final object.</summary>
    /// <exception cref="ApiException">A plugin refuses.</exception>
    public async ValueTask Validate(AdmissionAttributes attributes, CancellationToken cancellationToken)
    {
        var step = _validating[(int)attributes.Operation];
        var links = step.Links;
        var start = _time.GetTimestamp();
        var last = start;
        var next = 0;
        try
        {
            for (; next < links.Length; next++)
            {
                await links[next].Plugin.Validate(attributes, cancellationToken);
                last = Passed(links[next].Timer, last);
            }

            Passed(step.Timer, start);
        }
        catch (Exception)
        {
            Refused(step, next, start, last);
            throw;
        }
    }

    private static AdmissionStep[] Steps(IReadOnlyList<IAdmissionPlugin> plugins, AdmissionPhases phase, AdmissionMetrics metrics) =>
    [
        .. Enum.GetValues<AdmissionOperation>().Select(operation => new AdmissionStep(
            [.. plugins.Where(p => p.Phases.HasFlag(phase) && p.Handles(operation)).Select(p => (p, metrics.Controller(p.Name, operation, phase)))],
            metrics.Step(operation, phase))),
    ];

    // The end of one plugin is the beginning of the next, so the clock is asked once for each.
    private long Passed(AdmissionTimer timer, long since)
    {
        var now = _time.GetTimestamp();
        timer.Observe(_time.GetElapsedTime(since, now), isRefused: false);
        return now;
    }

    private void Refused(AdmissionStep step, int link, long start, long last)
    {
        var now = _time.GetTimestamp();
        if (link < step.Links.Length)
        {
            step.Links[link].Timer.Observe(_time.GetElapsedTime(last, now), isRefused: true);
        }

        step.Timer.Observe(_time.GetElapsedTime(start, now), isRefused: true);
    }

    private sealed record AdmissionStep((IAdmissionPlugin Plugin, AdmissionTimer Timer)[] Links, AdmissionTimer Timer);
}
