namespace Dotnetes.ApiServer.Authorization.Webhooks;

/// <summary>An authorizer elsewhere gave no usable answer.</summary>
/// <param name="message">What happened; nothing secret.</param>
/// <param name="mayRetry">Whether asking again may help.</param>
/// <param name="inner">The cause.</param>
/// <param name="isTimeout">Whether it took too long.</param>
internal sealed class ReviewException(string message, bool mayRetry, Exception? inner = null, bool isTimeout = false) : Exception(message, inner)
{
    /// <summary>Whether it took too long.</summary>
    public bool IsTimeout { get; } = isTimeout;

    /// <summary>Whether asking again may help.</summary>
    public bool MayRetry { get; } = mayRetry;
}
