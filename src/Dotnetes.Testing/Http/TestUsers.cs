using System.Globalization;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.Authentication.Tokens;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.Testing.Http;

/// <summary>Knows the senders of requests: those of this process by what they brought with them, those from outside by tokens that were given out.</summary>
internal sealed class TestUsers : IAuthenticator
{
    private const string Scheme = "Bearer ";

    private static readonly Lazy<SigningKey> s_key = new(SigningKey.Create);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, UserInfo> _tokens = [];

    /// <summary>The key by which clusters of this process sign tokens of service accounts.</summary>
    public static SigningKey SigningKey => s_key.Value;

    /// <summary>A token by which a user is known.</summary>
    public string TokenOf(UserInfo user)
    {
        lock (_gate)
        {
            var token = string.Create(CultureInfo.InvariantCulture, $"test-{_tokens.Count}-{user.Name}");
            _tokens[token] = user;
            return token;
        }
    }

    public ValueTask<AuthenticationResult> Authenticate(HttpContext context, CancellationToken cancellationToken)
    {
        var header = context.Request.Headers.Authorization.ToString();
        if (header.StartsWith(Scheme, StringComparison.Ordinal))
        {
            lock (_gate)
            {
                if (_tokens.TryGetValue(header[Scheme.Length..], out var known))
                {
                    return new(new AuthenticationResult(known));
                }
            }
        }

        return new(new AuthenticationResult(header.Length == 0 ? context.Features.Get<Sender>()?.User : null));
    }

    /// <summary>Who sends a request from within this process.</summary>
    /// <param name="User">The user.</param>
    internal sealed record Sender(UserInfo User);
}
