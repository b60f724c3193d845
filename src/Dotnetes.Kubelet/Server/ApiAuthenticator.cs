using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Dotnetes.Api.Authentication.V1;
using Dotnetes.Client;

namespace Dotnetes.Kubelet.Server;

/// <summary>Knows users by client certificates of a trusted authority, and by tokens that the API server reviews; both may be off.</summary>
/// <param name="client">Reviews tokens; null when that is off.</param>
/// <param name="authorities">The trusted authorities of client certificates, asked for each time; null when that is off.</param>
/// <param name="anonymous">Whether requests without credentials are taken as <c>system:anonymous</c>.</param>
/// <param name="cacheTime">How long the review of a token is good.</param>
/// <param name="time">The clock.</param>
public sealed class ApiAuthenticator(
    IKubeClient? client, Func<X509Certificate2Collection>? authorities, bool anonymous, TimeSpan cacheTime, TimeProvider time) : IRequestAuthenticator
{
    private const int MaxCached = 1024;

    private readonly ConcurrentDictionary<string, (KubeletUser? User, Deadline Until)> _reviews = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public async ValueTask<KubeletUser?> Authenticate(X509Certificate2? certificate, string bearerToken, CancellationToken cancellationToken)
    {
        if (certificate is not null && authorities is not null && Known(certificate) is { } user)
        {
            return user;
        }

        if (bearerToken.Length > 0)
        {
            return client is null ? null : await Review(bearerToken, cancellationToken);
        }

        return anonymous ? new KubeletUser("system:anonymous", ValueList.Create<string>(["system:unauthenticated"])) : null;
    }

    private KubeletUser? Known(X509Certificate2 certificate)
    {
        try
        {
            return UserOf(certificate);
        }
        catch (CryptographicException)
        {
            // So malformed that the library gives up on it.
            return null;
        }
    }

    private KubeletUser? UserOf(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities!());
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid("1.3.6.1.5.5.7.3.2")); // client authentication
        if (!chain.Build(certificate))
        {
            return null;
        }

        var name = "";
        var groups = new List<string>();
        foreach (var part in certificate.SubjectName.EnumerateRelativeDistinguishedNames())
        {
            switch (part.HasMultipleElements ? "" : part.GetSingleElementType().Value)
            {
                case "2.5.4.3":
                    name = part.GetSingleElementValue() ?? "";
                    break;
                case "2.5.4.10":
                    groups.Add(part.GetSingleElementValue() ?? "");
                    break;
            }
        }

        groups.Add("system:authenticated");
        return name.Length == 0 ? null : new KubeletUser(name, groups.ToValueList());
    }

    private async Task<KubeletUser?> Review(string token, CancellationToken cancellationToken)
    {
        var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
        if (_reviews.TryGetValue(key, out var known) && known.Until.Left > TimeSpan.Zero)
        {
            return known.User;
        }

        var review = new TokenReview { Spec = new TokenReviewSpec { Token = token } };
        var request = new KubeRequest { Verb = "create", Group = "authentication.k8s.io", Version = "v1", Resource = "tokenreviews", Body = review };
        var answer = (await client!.Send(request, cancellationToken)).Value as TokenReview;
        var user = answer is { Status.Authenticated: true }
            ? new KubeletUser(answer.Status.User.Username, answer.Status.User.Groups, answer.Status.User.Uid)
            : null;
        if (_reviews.Count >= MaxCached)
        {
            _reviews.Clear();
        }

        _reviews[key] = (user, new Deadline(time, cacheTime));
        return user;
    }
}
