namespace Dotnetes.Scheduler.Framework;

/// <summary>The answer of a plugin.</summary>
/// <param name="Code">What it says.</param>
/// <param name="Reason">Why, in the words that events show.</param>
/// <param name="Plugin">The plugin that said it; set by the framework.</param>
public sealed record Status(StatusCode Code, string Reason = "", string Plugin = "")
{
    /// <summary>Go on.</summary>
    public static Status Success { get; } = new(StatusCode.Success);

    /// <summary>Nothing to do for this pod.</summary>
    public static Status Skip { get; } = new(StatusCode.Skip);

    /// <summary>Whether the cycle goes on.</summary>
    public bool IsSuccess => Code is StatusCode.Success or StatusCode.Skip;

    /// <summary>Whether the pod was refused, as opposed to a failure.</summary>
    public bool IsRejected => Code is StatusCode.Unschedulable or StatusCode.UnschedulableAndUnresolvable or StatusCode.Pending;
}
