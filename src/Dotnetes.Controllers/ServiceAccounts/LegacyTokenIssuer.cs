using Dotnetes.Api.Core.V1;

namespace Dotnetes.Controllers.ServiceAccounts;

/// <summary>Makes a token without an end that is bound to a secret, for a service account.</summary>
/// <param name="account">The service account.</param>
/// <param name="secret">The secret that will hold the token; the token is good as long as it exists.</param>
/// <param name="cancellationToken">Cancels the work.</param>
/// <returns>The signed token.</returns>
public delegate ValueTask<string> LegacyTokenIssuer(ServiceAccount account, Secret secret, CancellationToken cancellationToken);
