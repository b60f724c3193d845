namespace Dotnetes.ApiServer.Authorization.Webhooks;

/// <summary>An authorizer elsewhere gave no usable answer.</summary>
/// <param name="message">What happened; nothing secret.</param>
/// <param name="mayRetry">Whether asking again may help.</param>
/// <param name="inner">The cause.</param>
internal sealed class ReviewException(string message, bool mayRetry, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether asking again may help.</summary>
    public bool MayRetry { get; } = mayRetry;
}
