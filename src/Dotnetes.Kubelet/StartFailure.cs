namespace Dotnetes.Kubelet;

/// <summary>
/// Why a container (or pod) cannot start now: what its state shows as waiting reason and message. Expected, shown to users, and tried
/// again; thrown inside one sync and caught there.
/// </summary>
/// <param name="reason">Upstream's reason: ErrImagePull, CreateContainerConfigError, ….</param>
/// <param name="message">What a person reads.</param>
/// <param name="retryAfter">When trying again makes sense; null leaves it to the sync period's back-off.</param>
internal sealed class StartFailure(string reason, string message, TimeSpan? retryAfter = null, Exception? inner = null) : Exception(message, inner)
{
    public string Reason { get; } = reason;

    public TimeSpan? RetryAfter { get; } = retryAfter;
}
