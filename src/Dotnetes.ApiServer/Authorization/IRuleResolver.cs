using Dotnetes.ApiServer.Authentication;

namespace Dotnetes.ApiServer.Authorization;

/// <summary>An authorizer that can tell what a user may do.</summary>
public interface IRuleResolver
{
    /// <summary>What a user may do in a namespace, including what is granted for the whole cluster.</summary>
    ValueTask<SubjectRules> RulesFor(UserInfo user, string ns, CancellationToken cancellationToken);
}
