using Microsoft.Extensions.Logging;

namespace Dotnetes.ApiServer.Authentication.Tokens;

/// <summary>Asks several token authenticators; the first that knows the user decides, when the token is meant for whom it is shown to (<see cref="AudienceRule"/>).</summary>
/// <param name="authenticators">The authenticators in order.</param>
/// <param name="serverAudiences">The audiences for which tokens are good that name none.</param>
/// <param name="logger">Where failures are logged.</param>
internal sealed partial class TokenAuthenticatorUnion(IReadOnlyList<ITokenAuthenticator> authenticators, ValueList<string> serverAudiences, ILogger logger) : ITokenAuthenticator
{
    /// <inheritdoc/>
    public async ValueTask<AuthenticationResult> Authenticate(string token, ValueList<string> audiences, CancellationToken cancellationToken)
    {
        var errors = new List<string>();
        var notes = ValueMap<string>.Empty;
        foreach (var authenticator in authenticators)
        {
            var result = await Ask(authenticator, token, audiences, cancellationToken);
            if (result.User is not null && AudienceRule.Common(result.Audiences, audiences, serverAudiences) is { } common)
            {
                return result with { Audiences = common };
            }

            if ((result.User is null ? result.Error : Mismatch(result.Audiences, audiences)) is { } error && !errors.Contains(error))
            {
                errors.Add(error);
                notes = notes.WithAll(result.Notes);
            }
        }

        return errors.Count switch
        {
            0 => default,
            1 => new(null, errors[0]) { Notes = notes },
            _ => new(null, $"[{string.Join(", ", errors)}]") { Notes = notes },
        };
    }

    // Of a token that names no audiences nothing is told: it is just not known to whom it does not concern.
    private string? Mismatch(ValueList<string> meant, ValueList<string> asked) => meant.IsEmpty
        ? null
        : $"token audiences {Quoted(meant)} is invalid for the target audiences {Quoted(asked.IsEmpty ? serverAudiences : asked)}";

    private static string Quoted(ValueList<string> texts) => $"[{string.Join(' ', texts.Select(GoText.Quote))}]";

    // One that breaks, because the store or another server does, must neither let anybody in nor keep the others from being asked.
    private async ValueTask<AuthenticationResult> Ask(ITokenAuthenticator authenticator, string token, ValueList<string> audiences, CancellationToken cancellationToken)
    {
        try
        {
            return await authenticator.Authenticate(token, audiences, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Log.Failed(logger, authenticator.GetType().Name, e);
            return new(null, "the token could not be checked");
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "{Authenticator} failed to check a token")]
        public static partial void Failed(ILogger logger, string authenticator, Exception exception);
    }
}
