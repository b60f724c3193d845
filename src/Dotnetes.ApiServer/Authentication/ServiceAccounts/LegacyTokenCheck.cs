using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Authentication.Tokens;
using Dotnetes.ApiServer.Resources;
using Dotnetes.Client;
using Dotnetes.Machinery.Json;
using Microsoft.Extensions.Logging;

namespace Dotnetes.ApiServer.Authentication.ServiceAccounts;

/// <summary>Checks tokens of secrets against the secret that holds them, and notes on it the day of their last use (KEP-2799).</summary>
internal sealed partial class LegacyTokenCheck(IResourceReader reader, Func<IKubeClient> client, TimeProvider time, ILogger logger)
{
    private const string LastUsed = "kubernetes.io/legacy-token-last-used";
    private const string InvalidSince = "kubernetes.io/legacy-token-invalid-since";
    private const string DateFormat = "yyyy-MM-dd";

    private readonly LiveObjects _objects = new(reader, time);

    /// <summary>Checks a token whose signature is good.</summary>
    public async ValueTask<AuthenticationResult> Check(string token, TokenClaims claims, JsonObject payload, CancellationToken cancellationToken)
    {
        var ns = payload.Get(LegacyClaims.Namespace)?.AsString ?? "";
        var secretName = payload.Get(LegacyClaims.SecretName)?.AsString ?? "";
        var name = payload.Get(LegacyClaims.AccountName)?.AsString ?? "";
        var uid = payload.Get(LegacyClaims.AccountUid)?.AsString ?? "";
        if (MissingClaim(claims.Subject, ns, secretName, name, uid) is { } missing)
        {
            return new(null, $"{missing} claim is missing");
        }

        if (!ServiceAccountUser.TryParse(claims.Subject, out var subjectNamespace, out var subjectName) || subjectNamespace != ns || subjectName != name)
        {
            return new(null, "sub claim is invalid");
        }

        if (await _objects.Find<Secret>(ns, secretName, "", cancellationToken) is not { Metadata.DeletionTimestamp: null } secret)
        {
            return new(null, "Token has been invalidated");
        }

        var isHeld = Holds(secret, token);
        if (!isHeld && await reader.GetLive<Secret>(ns, secretName, cancellationToken) is { } live)
        {
            (isHeld, secret) = (Holds(live, token), live);
        }

        if (!isHeld)
        {
            return new(null, "Token does not match server's copy");
        }

        if (await _objects.Find<ServiceAccount>(ns, name, uid, cancellationToken) is not { } account)
        {
            return new(null, $"serviceaccounts {GoText.Quote(name)} not found");
        }

        if (account.Metadata.DeletionTimestamp is not null)
        {
            return new(null, $"ServiceAccount {ns}/{name} has been deleted");
        }

        if (account.Metadata.Uid != uid)
        {
            return new(null, $"ServiceAccount UID ({account.Metadata.Uid}) does not match claim ({uid})");
        }

        await Note(secret, cancellationToken);
        if (secret.Metadata.Labels.GetValueOrDefault(InvalidSince, "").Length > 0)
        {
            return new(
                null,
                $"the token in secret {ns}/{secretName} for service account {ns}/{name} has been marked invalid. Use tokens from the TokenRequest API or manually created secret-based tokens, or remove the '{InvalidSince}' label from the secret to temporarily allow use of this token");
        }

        return new(ServiceAccountUser.Make(ns, name, uid))
        {
            Warnings = account.Secrets.Any(s => s.Name == secretName)
                ? ["Use tokens from the TokenRequest API or manually created secret-based tokens instead of auto-generated secret-based tokens."]
                : default,
        };
    }

    private static string? MissingClaim(string subject, string ns, string secret, string name, string uid) =>
        subject.Length == 0 ? "sub" : ns.Length == 0 ? "namespace" : secret.Length == 0 ? "secretName" : name.Length == 0 ? "serviceAccountName" : uid.Length == 0 ? "serviceAccountUID" : null;

    private static bool Holds(Secret secret, string token) =>
        secret.Data.TryGetValue("token", out var data) && CryptographicOperations.FixedTimeEquals(data.Span, Encoding.UTF8.GetBytes(token));

    private async ValueTask Note(Secret secret, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var today = now.ToString(DateFormat, CultureInfo.InvariantCulture);
        var used = secret.Metadata.Labels.GetValueOrDefault(LastUsed, "");

        // The clock of another server may be a little ahead.
        if (used == today || used == now.AddDays(1).ToString(DateFormat, CultureInfo.InvariantCulture))
        {
            return;
        }

        try
        {
            var patch = $$$"""{"metadata":{"uid":"{{{secret.Metadata.Uid}}}","labels":{"{{{LastUsed}}}":"{{{today}}}"} } }""";
            await client().Patch<Secret>(secret.Metadata.Namespace, secret.Metadata.Name, ObjectPatch.Merge(patch), cancellationToken: cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.NotNoted(logger, secret.Metadata.Namespace, secret.Metadata.Name, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The use of the token in secret {Namespace}/{Name} could not be noted")]
        public static partial void NotNoted(ILogger logger, string @namespace, string name, Exception exception);
    }
}
