namespace Dotnetes.Testing.Nodes;

/// <summary>The containers of one pod on one node: what they do at which time. It is what a node knows by itself, whatever the API says.</summary>
/// <param name="uid">The pod's uid.</param>
/// <param name="behavior">How its containers behave.</param>
/// <param name="restartPolicy">The pod's restart policy.</param>
/// <param name="startAt">When the containers start for the first time.</param>
internal sealed class PodRun(string uid, PodBehavior behavior, string restartPolicy, DateTimeOffset startAt)
{
    private static readonly TimeSpan s_firstBackOff = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_longestBackOff = TimeSpan.FromMinutes(5);

    public string Uid => uid;

    public PodRunState State { get; private set; } = PodRunState.Starting;

    /// <summary>Why the node refused the pod, such as <c>OutOfcpu</c>; empty when it took it.</summary>
    public string Refusal { get; private set; } = "";

    /// <summary>When the state began.</summary>
    public DateTimeOffset Since { get; private set; }

    public DateTimeOffset? FirstStart { get; private set; }

    public bool IsReady { get; private set; }

    public int Restarts { get; private set; }

    public int Ended { get; private set; }

    public int LastExitCode { get; private set; }

    public DateTimeOffset LastStart { get; private set; }

    public DateTimeOffset LastEnd { get; private set; }

    /// <summary>When the containers that were told to stop have stopped; null before that.</summary>
    public DateTimeOffset? StopsAt { get; private set; }

    /// <summary>Why the containers wait.</summary>
    public string WaitingReason => State == PodRunState.BackingOff ? "CrashLoopBackOff" : behavior.StartFailure.Length > 0 && Since != default ? behavior.StartFailure : "ContainerCreating";

    /// <summary>Lets happen what is due.</summary>
    /// <returns>When something will happen next; null for never.</returns>
    public DateTimeOffset? Step(DateTimeOffset now)
    {
        while (true)
        {
            var next = NextChange();
            if (next is null || next > now)
            {
                return next;
            }

            Change(next.Value);
        }
    }

    /// <summary>The node does not take the pod.</summary>
    public void Refuse(string reason)
    {
        Refusal = reason;
        State = PodRunState.Failed;
    }

    /// <summary>Tells the containers to stop.</summary>
    public void Stop(DateTimeOffset now, TimeSpan grace) => StopsAt ??= now + (State != PodRunState.Running ? TimeSpan.Zero : behavior.StopDelay < grace ? behavior.StopDelay : grace);

    /// <summary>The node lost power and is back: what ran runs anew.</summary>
    public void RestartNode(DateTimeOffset now)
    {
        if (State is PodRunState.Running or PodRunState.BackingOff)
        {
            if (State == PodRunState.Running)
            {
                End(now, 255);
            }

            if (State == PodRunState.BackingOff)
            {
                Begin(now);
            }
        }
    }

    private DateTimeOffset? NextChange() => State switch
    {
        PodRunState.Starting when behavior.StartFailure.Length > 0 => Since == default ? startAt : null,
        PodRunState.Starting => startAt,
        PodRunState.BackingOff => Since + BackOff(),
        PodRunState.Running => Earlier(
            behavior.IsReady && !IsReady ? LastStart + behavior.ReadyDelay : null,
            behavior.RunTime is { } time ? LastStart + time : null),
        _ => null,
    };

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => a is null || b < a ? b : a;

    private void Change(DateTimeOffset now)
    {
        switch (State)
        {
            case PodRunState.Starting when behavior.StartFailure.Length > 0:
                Since = now;
                break;
            case PodRunState.Starting:
                FirstStart = now;
                Run(now);
                break;
            case PodRunState.BackingOff:
                Begin(now);
                break;
            case PodRunState.Running when behavior.RunTime is { } time && LastStart + time <= now:
                End(now, behavior.ExitCode(Ended));
                break;
            case PodRunState.Running:
                IsReady = true;
                break;
            default:
                throw new InvalidOperationException($"a pod that is {State} does not change by itself");
        }
    }

    private void Begin(DateTimeOffset now)
    {
        Restarts++;
        Run(now);
    }

    private void Run(DateTimeOffset now)
    {
        State = PodRunState.Running;
        Since = now;
        LastStart = now;
        IsReady = behavior.IsReady && behavior.ReadyDelay == TimeSpan.Zero;
    }

    private void End(DateTimeOffset now, int exitCode)
    {
        Ended++;
        LastExitCode = exitCode;
        LastEnd = now;
        IsReady = false;
        Since = now;
        var again = restartPolicy == "Always" || (restartPolicy == "OnFailure" && exitCode != 0);
        State = again ? PodRunState.BackingOff : exitCode == 0 ? PodRunState.Succeeded : PodRunState.Failed;
    }

    // The first restart is immediate, as a kubelet's is.
    private TimeSpan BackOff() => Restarts == 0 ? TimeSpan.Zero : TimeSpan.FromTicks(Math.Min(s_firstBackOff.Ticks << Math.Min(Restarts - 1, 10), s_longestBackOff.Ticks));
}
