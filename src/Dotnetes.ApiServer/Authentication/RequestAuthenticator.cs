using Dotnetes.ApiServer.Metrics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Dotnetes.ApiServer.Authentication;

/// <summary>
/// Finds out who sent a request: the first authenticator that knows the user decides; with credentials that are wrong a request is nobody's, not
/// anonymous; without any it is anonymous where that is allowed.
/// </summary>
internal sealed partial class RequestAuthenticator(IReadOnlyList<IAuthenticator> authenticators, AnonymousAccess anonymous, AuthenticationMetrics metrics, TimeProvider time, ILogger logger)
{
    /// <summary>Where the annotations for the audit log stand of a request whose credentials are refused: among the items of its context.</summary>
    public static readonly object Notes = new();

    private const string Authenticated = "system:authenticated";
    private const string Unauthenticated = "system:unauthenticated";

    /// <summary>The user.</summary>
    /// <exception cref="ApiException">401.</exception>
    public async ValueTask<AuthenticationResult> Authenticate(HttpContext http)
    {
        var start = time.GetTimestamp();
        List<string> errors = [];
        var warnings = default(ValueList<string>);
        foreach (var authenticator in authenticators)
        {
            var result = await Ask(authenticator, http);
            if (result.User is { } user)
            {
                metrics.Known(user.Name, time.GetElapsedTime(start));
                return result with { User = WithGroup(user) };
            }

            if (result.Error is { } error && !errors.Contains(error))
            {
                errors.Add(error);
            }

            warnings = warnings.IsEmpty ? result.Warnings : warnings;
            if (!result.Notes.IsEmpty)
            {
                http.Items[Notes] = result.Notes;
            }
        }

        if (errors.Count == 0 && anonymous.UserFor(http.Request.Path.Value ?? "/") is { } nobody)
        {
            metrics.Known(nobody.Name, time.GetElapsedTime(start));
            return new(nobody) { Warnings = warnings };
        }

        metrics.Unknown(errors.Count > 0, time.GetElapsedTime(start));

        if (errors.Count > 0)
        {
            Log.Refused(logger, errors.Count == 1 ? errors[0] : $"[{string.Join(", ", errors)}]");
        }

        throw ApiErrors.Unauthorized();
    }

    // What breaks must let nobody in, and tell strangers nothing but that they stay out.
    private async ValueTask<AuthenticationResult> Ask(IAuthenticator authenticator, HttpContext http)
    {
        try
        {
            return await authenticator.Authenticate(http, http.RequestAborted);
        }
        catch (Exception e) when (e is not OperationCanceledException || !http.RequestAborted.IsCancellationRequested)
        {
            Log.Failed(logger, authenticator.GetType().Name, e);
            return new(null, "the credentials could not be checked");
        }
    }

    private static UserInfo WithGroup(UserInfo user) =>
        user.Groups.Contains(Authenticated) || user.Groups.Contains(Unauthenticated) || user.Name == UserInfo.Anonymous.Name
            ? user
            : user with { Groups = user.Groups.Add(Authenticated) };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Unable to authenticate the request: {Error}")]
        public static partial void Refused(ILogger logger, string error);

        [LoggerMessage(2, LogLevel.Error, "{Authenticator} failed to check the credentials of a request")]
        public static partial void Failed(ILogger logger, string authenticator, Exception exception);
    }
}
