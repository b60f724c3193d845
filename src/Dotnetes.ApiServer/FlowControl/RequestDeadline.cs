using Dotnetes.ApiServer.Pipeline;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.ApiServer.FlowControl;

/// <summary>
/// The time within which a request must be answered. When it has passed, the work is cancelled; a client that has got a part of the answer and does not take the rest is
/// cut off.
/// </summary>
internal sealed class RequestDeadline : IDisposable
{
    private readonly CancellationTokenSource? _source;
    private readonly CancellationTokenRegistration _clientGone;
    private readonly CancellationTokenRegistration _cutOff;

    private RequestDeadline(HttpContext http, TimeSpan? limit, TimeSpan allowed, TimeProvider time)
    {
        Allowed = allowed;
        Token = http.RequestAborted;
        if (limit is not { } due)
        {
            return;
        }

        _source = new CancellationTokenSource(due, time);
        Token = _source.Token;
        _clientGone = http.RequestAborted.UnsafeRegister(static s => ((CancellationTokenSource)s!).Cancel(), _source);
        _cutOff = _source.Token.UnsafeRegister(
            static s =>
            {
                var http = (HttpContext)s!;
                if (http.Response.HasStarted)
                {
                    http.Abort();
                }
            },
            http);
    }

    /// <summary>The whole time; what a request may wait is a part of it.</summary>
    public TimeSpan Allowed { get; }

    /// <summary>Ends when the client goes away or the time has passed.</summary>
    public CancellationToken Token { get; }

    /// <summary>Whether the time has passed, or the client went away.</summary>
    public bool HasEnded => _source is { IsCancellationRequested: true };

    /// <summary>Begins the time of a request: that of the server, or less if the client says so; watches and connections have none.</summary>
    /// <exception cref="ApiException">400: what the client says is no duration.</exception>
    public static RequestDeadline Begin(HttpContext http, RequestInfo info, string asked, TimeSpan longest, TimeProvider time)
    {
        if (LongRunning.Is(info))
        {
            return new(http, null, longest, time);
        }

        var allowed = longest;
        if (asked.Length > 0)
        {
            if (!Duration.TryParse(asked, out var duration))
            {
                throw ApiErrors.BadRequest($"invalid timeout specified in the request URL - time: invalid duration {GoText.Quote(asked)}");
            }

            if (duration > default(Duration) && duration < Duration.FromTimeSpan(longest))
            {
                allowed = TimeSpan.FromSeconds(duration.TotalSeconds);
            }
        }

        return new(http, allowed, allowed, time);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _cutOff.Dispose();
        _clientGone.Dispose();
        _source?.Dispose();
    }
}
