namespace Dotnetes.ApiServer.Authentication.Tokens;

/// <summary>Asks several token authenticators; the first that knows the user decides.</summary>
internal sealed class TokenAuthenticatorUnion(IReadOnlyList<ITokenAuthenticator> authenticators) : ITokenAuthenticator
{
    /// <inheritdoc/>
    public async ValueTask<AuthenticationResult> Authenticate(string token, ValueList<string> audiences, CancellationToken cancellationToken)
    {
        var errors = new List<string>();
        foreach (var authenticator in authenticators)
        {
            var result = await authenticator.Authenticate(token, audiences, cancellationToken);
            if (result.User is not null)
            {
                return result;
            }

            if (result.Error is { } error && !errors.Contains(error))
            {
                errors.Add(error);
            }
        }

        return errors.Count switch { 0 => default, 1 => new(null, errors[0]), _ => new(null, $"[{string.Join(", ", errors)}]") };
    }
}
