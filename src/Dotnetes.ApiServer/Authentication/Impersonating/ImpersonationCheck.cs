using Dotnetes.ApiServer.Authorization;
using Dotnetes.ApiServer.Metrics;
using Dotnetes.ApiServer.Pipeline;

namespace Dotnetes.ApiServer.Authentication.Impersonating;

/// <summary>Asks the authorizers whether somebody may be somebody else.</summary>
internal sealed class ImpersonationCheck(IAuthorizer authorizer, ImpersonationMetrics metrics, TimeProvider time)
{
    /// <summary>Makes sure that something is allowed.</summary>
    /// <param name="mode">The mode that asks.</param>
    /// <param name="attributes">What.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <exception cref="ApiException">403: it is not.</exception>
    public async ValueTask Require(string mode, AuthorizationAttributes attributes, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var decision = await authorizer.Authorize(attributes, cancellationToken);
        var isAllowed = decision.Verdict == AuthorizationVerdict.Allow;
        metrics.Asked(mode, isAllowed, time.GetElapsedTime(start));
        if (!isAllowed)
        {
            throw RequestAttributes.Refusal(attributes, (decision.Error, decision.Reason) switch
            {
                ({ Length: > 0 }, { Length: > 0 }) => $"{decision.Error}: {decision.Reason}",
                ({ Length: > 0 }, _) => decision.Error,
                _ => decision.Reason,
            });
        }
    }

    /// <summary>Whether something is allowed.</summary>
    public async ValueTask<bool> Allows(string mode, AuthorizationAttributes attributes, CancellationToken cancellationToken)
    {
        try
        {
            await Require(mode, attributes, cancellationToken);
            return true;
        }
        catch (ApiException)
        {
            return false;
        }
    }
}
