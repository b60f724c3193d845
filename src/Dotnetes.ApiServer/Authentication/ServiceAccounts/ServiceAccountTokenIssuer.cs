using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Authentication.Tokens;
using Dotnetes.Machinery.Json;

namespace Dotnetes.ApiServer.Authentication.ServiceAccounts;

/// <summary>Makes tokens of service accounts: those that end and are bound to objects (KEP-1205), and those of secrets, which do not end.</summary>
public sealed class ServiceAccountTokenIssuer(string issuer, SigningKey key, TimeProvider time)
{
    /// <summary>The life in seconds that the tokens of pods ask for. A number that nobody else chooses: by it the server knows those whose life it may extend.</summary>
    public const long PodTokenSeconds = 3607;

    /// <summary>The life in seconds of such tokens when it is extended.</summary>
    public const long ExtendedSeconds = 365L * 24 * 60 * 60;

    /// <summary>The issuer of the tokens of secrets.</summary>
    public const string LegacyIssuer = "kubernetes/serviceaccount";

    /// <summary>Makes a token that ends.</summary>
    /// <param name="account">The account.</param>
    /// <param name="bound">The pod, secret or node whose end ends the token too; null for none.</param>
    /// <param name="node">The node of the pod.</param>
    /// <param name="audiences">For whom it is meant.</param>
    /// <param name="seconds">Its life.</param>
    /// <param name="warnAfterSeconds">After how long its use is noted; 0 for never.</param>
    /// <param name="id">Its unique name.</param>
    public string Issue(ServiceAccount account, IKubeObject? bound, Node? node, ValueList<string> audiences, long seconds, long warnAfterSeconds, string id)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var binding = new JsonObjectBuilder
        {
            { "namespace", new JsonString(account.Metadata.Namespace) },
            { "serviceaccount", Reference(account) },
        };
        switch (bound)
        {
            case Pod pod:
                binding.Add("pod", Reference(pod));
                break;
            case Secret secret:
                binding.Add("secret", Reference(secret));
                break;
            case Node host:
                node = host;
                break;
        }

        if (node is not null)
        {
            binding.Add("node", Reference(node));
        }

        if (warnAfterSeconds != 0)
        {
            binding.Add("warnafter", new JsonNumber(now + warnAfterSeconds));
        }

        var payload = new JsonObjectBuilder
        {
            { "iss", new JsonString(issuer) },
            { "sub", new JsonString(ServiceAccountUser.NameOf(account.Metadata.Namespace, account.Metadata.Name)) },
            { "aud", new JsonArray(audiences.Select(a => new JsonString(a))) },
            { "iat", new JsonNumber(now) },
            { "nbf", new JsonNumber(now) },
            { "exp", new JsonNumber(now + seconds) },
            { "jti", new JsonString(id) },
            { "kubernetes.io", binding.ToObject() },
        };
        return JsonWebToken.Create(payload.ToObject(), key);
    }

    /// <summary>Makes the token of a secret, good as long as the secret holds it.</summary>
    public string IssueLegacy(ServiceAccount account, Secret secret)
    {
        var payload = new JsonObjectBuilder
        {
            { "iss", new JsonString(LegacyIssuer) },
            { "sub", new JsonString(ServiceAccountUser.NameOf(account.Metadata.Namespace, account.Metadata.Name)) },
            { LegacyClaims.Namespace, new JsonString(account.Metadata.Namespace) },
            { LegacyClaims.SecretName, new JsonString(secret.Metadata.Name) },
            { LegacyClaims.AccountName, new JsonString(account.Metadata.Name) },
            { LegacyClaims.AccountUid, new JsonString(account.Metadata.Uid) },
        };
        return JsonWebToken.Create(payload.ToObject(), key);
    }

    private static JsonObject Reference(IKubeObject value)
    {
        var reference = new JsonObjectBuilder { { "name", new JsonString(value.Metadata.Name) } };
        if (value.Metadata.Uid.Length > 0)
        {
            reference.Add("uid", new JsonString(value.Metadata.Uid));
        }

        return reference.ToObject();
    }
}
