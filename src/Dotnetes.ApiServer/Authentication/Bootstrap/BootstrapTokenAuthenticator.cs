using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Authentication.Tokens;
using Dotnetes.ApiServer.Resources;
using Microsoft.Extensions.Logging;

namespace Dotnetes.ApiServer.Authentication.Bootstrap;

/// <summary>
/// Knows nodes that join by tokens <c>ID.SECRET</c> that are kept in secrets <c>kube-system/bootstrap-token-ID</c> of type
/// <c>bootstrap.kubernetes.io/token</c>.
/// </summary>
internal sealed partial class BootstrapTokenAuthenticator(IResourceReader reader, TimeProvider time, ILogger logger) : ITokenAuthenticator
{
    private const string SecretType = "bootstrap.kubernetes.io/token";
    private const string SecretNamespace = "kube-system";
    private const string DefaultGroup = "system:bootstrappers";

    /// <inheritdoc/>
    public async ValueTask<AuthenticationResult> Authenticate(string token, ValueList<string> audiences, CancellationToken cancellationToken)
    {
        if (TokenForm().Match(token) is not { Success: true } match)
        {
            return default;
        }

        var id = match.Groups[1].Value;
        var name = "bootstrap-token-" + id;
        var secret = await reader.Get<Secret>(SecretNamespace, name, cancellationToken) ?? await reader.GetLive<Secret>(SecretNamespace, name, cancellationToken);
        if (secret is null)
        {
            return default;
        }

        if (Problem(secret, id, match.Groups[2].Value) is { } problem)
        {
            Log.Refused(logger, name, problem);
            return default;
        }

        var groups = Text(secret, "auth-extra-groups").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new(new UserInfo("system:bootstrap:" + id) { Groups = groups.Append(DefaultGroup).Distinct().Order(StringComparer.Ordinal).ToValueList() });
    }

    // Not shown to the sender, who may be guessing.
    private string? Problem(Secret secret, string id, string wanted)
    {
        if (secret.Metadata.DeletionTimestamp is not null)
        {
            return "is deleted and awaiting removal";
        }

        if (secret.Type != SecretType)
        {
            return $"has invalid type, expected {SecretType}";
        }

        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Text(secret, "token-secret")), Encoding.UTF8.GetBytes(wanted)))
        {
            return "has invalid value for key token-secret";
        }

        if (Text(secret, "token-id") != id)
        {
            return "has invalid value for key token-id";
        }

        if (HasExpired(secret))
        {
            return "has expired";
        }

        if (Text(secret, "usage-bootstrap-authentication") != "true")
        {
            return "not marked usage-bootstrap-authentication=true";
        }

        return Text(secret, "auth-extra-groups").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).All(g => GroupForm().IsMatch(g))
            ? null
            : "has invalid value for key auth-extra-groups";
    }

    // An expiration that cannot be read is one that is over.
    private bool HasExpired(Secret secret)
    {
        var expiration = Text(secret, "expiration");
        return expiration.Length > 0
            && (!DateTimeOffset.TryParse(expiration, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) || at <= time.GetUtcNow());
    }

    private static string Text(Secret secret, string key) => secret.Data.TryGetValue(key, out var data) ? Encoding.UTF8.GetString(data.Span) : "";

    [GeneratedRegex(@"\A([a-z0-9]{6})\.([a-z0-9]{16})\z")]
    private static partial Regex TokenForm();

    [GeneratedRegex(@"\Asystem:bootstrappers:[a-z0-9:-]{0,255}[a-z0-9]\z")]
    private static partial Regex GroupForm();

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The bootstrap secret {Name} that matches a bearer token {Problem}")]
        public static partial void Refused(ILogger logger, string name, string problem);
    }
}
