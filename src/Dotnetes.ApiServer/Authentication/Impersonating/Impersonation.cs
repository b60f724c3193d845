using System.Collections.Concurrent;
using Dotnetes.ApiServer.Audit;
using Dotnetes.ApiServer.Authorization;
using Dotnetes.ApiServer.Metrics;
using Dotnetes.ApiServer.Pipeline;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.ApiServer.Authentication.Impersonating;

/// <summary>
/// Acts as another user where the headers of a request ask for it: <c>Impersonate-User</c>, <c>-Group</c>, <c>-Uid</c> and <c>-Extra-KEY</c>. The constrained modes of KEP-5284 are
/// tried first, which give a right for certain requests only; then the verb <c>impersonate</c>, which gives it for all.
/// </summary>
internal sealed class Impersonation
{
    private const int MaxRemembered = 10_000;

    private readonly ImpersonationMode[] _modes;
    private readonly ImpersonationMetrics _metrics;
    private readonly TimeProvider _time;

    // Most senders use one mode only; it is tried first.
    private readonly ConcurrentDictionary<string, ImpersonationMode> _last = new(StringComparer.Ordinal);

    /// <summary>Creates it.</summary>
    /// <param name="authorizer">Says who may be whom.</param>
    /// <param name="metrics">Takes what happens.</param>
    /// <param name="time">The clock.</param>
    public Impersonation(IAuthorizer authorizer, ImpersonationMetrics metrics, TimeProvider time)
    {
        _metrics = metrics;
        _time = time;
        _modes = [.. ImpersonationModes.Create(new ImpersonationCheck(authorizer, metrics, time))];
    }

    /// <summary>The user as whom the request acts: the sender when the headers ask for nothing else. The headers go from the request.</summary>
    /// <param name="http">The request.</param>
    /// <param name="info">What it wants.</param>
    /// <param name="query">Its query.</param>
    /// <param name="sender">Who sent it.</param>
    /// <param name="record">Its record for the audit log; null when there is none.</param>
    /// <exception cref="ApiException">400 for a request without a user name, 403 where the sender may not.</exception>
    public async ValueTask<UserInfo> Apply(HttpContext http, RequestInfo info, QueryParameters query, UserInfo sender, AuditRecord? record)
    {
        if (ImpersonationHeaders.Take(http.Request.Headers) is not { } wanted)
        {
            return sender;
        }

        var start = _time.GetTimestamp();
        var request = RequestAttributes.Of(new RequestContext { Info = info, User = sender, Query = query });
        try
        {
            var (user, mode) = await Become(wanted, request, http.RequestAborted);
            _metrics.Attempted(mode.Name, isAllowed: true, _time.GetElapsedTime(start));
            record?.Impersonated(user, mode.Constraint);
            return user;
        }
        catch (ApiException)
        {
            _metrics.Attempted("", isAllowed: false, _time.GetElapsedTime(start));
            throw;
        }
        finally
        {
            record?.Latencies.Spend(RequestPart.Impersonation, _time.GetElapsedTime(start));
        }
    }

    private async ValueTask<(UserInfo User, ImpersonationMode Mode)> Become(UserInfo wanted, AuthorizationAttributes request, CancellationToken cancellationToken)
    {
        var sender = request.User.Name;
        var last = _last.GetValueOrDefault(sender);
        ApiException? first = null;
        foreach (var mode in last is null ? _modes : [last, .. _modes.Where(m => m != last)])
        {
            try
            {
                if (await mode.Check(wanted, request, cancellationToken) is { } user)
                {
                    Remember(sender, mode);
                    return (user, mode);
                }
            }
            catch (ApiException e)
            {
                first ??= e;
            }
        }

        throw first ?? ApiErrors.InternalError("all impersonation modes failed");
    }

    private void Remember(string sender, ImpersonationMode mode)
    {
        if (_last.Count >= MaxRemembered)
        {
            _last.Clear();
        }

        _last[sender] = mode;
    }
}
