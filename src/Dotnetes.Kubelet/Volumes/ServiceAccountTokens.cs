using System.Collections.Concurrent;
using Dotnetes.Api.Authentication.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Client;

namespace Dotnetes.Kubelet.Volumes;

/// <summary>
/// Tokens of service accounts that are bound to pods (KEP-1205). A token is kept until four fifths of its life, or one day, are over.
/// </summary>
internal sealed class ServiceAccountTokens(IKubeClient client, TimeProvider time)
{
    // Nobody believes a token from the future, which is what one becomes when the clock is set back.
    private static readonly TimeSpan s_clockSkew = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<TokenKey, CachedToken> _tokens = new();

    /// <summary>A token for a pod.</summary>
    public async Task<string> For(Pod pod, string audience, long expirationSeconds, CancellationToken cancellationToken)
    {
        var key = new TokenKey(pod.Metadata.Uid, pod.Spec.ServiceAccountName, audience, expirationSeconds);
        var now = time.GetUtcNow();
        if (_tokens.TryGetValue(key, out var cached) && now < cached.RefreshAt && now > cached.IssuedAt - s_clockSkew)
        {
            return cached.Token;
        }

        try
        {
            var answer = await client.PostSubresource<ServiceAccount, TokenRequest, TokenRequest>(
                pod.Metadata.Namespace, key.Account, "token", Request(pod, audience, expirationSeconds), cancellationToken);
            var expires = answer.Status.ExpirationTimestamp.ToDateTimeOffset();
            var life = expires - now;
            var refresh = now + TimeSpan.FromTicks(Math.Min((long)(life.Ticks * 0.8), TimeSpan.TicksPerDay));
            _tokens[key] = new CachedToken(answer.Status.Token, now, refresh, expires);
            return answer.Status.Token;
        }
        catch (Exception e) when (e is KubeApiException or KubeTransportException && cached.Token is not null && now < cached.Expires)
        {
            // The old one still serves; the next sync asks again.
            return cached.Token;
        }
    }

    /// <summary>Forgets the tokens of a pod that is gone.</summary>
    public void Forget(string podUid)
    {
        foreach (var key in _tokens.Keys.Where(k => k.PodUid == podUid))
        {
            _tokens.TryRemove(key, out _);
        }
    }

    private static TokenRequest Request(Pod pod, string audience, long expirationSeconds) => new()
    {
        Spec = new TokenRequestSpec
        {
            Audiences = audience.Length > 0 ? ValueList.Create<string>([audience]) : default,
            ExpirationSeconds = expirationSeconds,
            BoundObjectRef = new BoundObjectReference { ApiVersion = "v1", Kind = "Pod", Name = pod.Metadata.Name, Uid = pod.Metadata.Uid },
        },
    };

    private readonly record struct TokenKey(string PodUid, string Account, string Audience, long ExpirationSeconds);

    private readonly record struct CachedToken(string Token, DateTimeOffset IssuedAt, DateTimeOffset RefreshAt, DateTimeOffset Expires);
}
