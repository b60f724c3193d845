using Dotnetes.Client.Transport;

namespace Dotnetes.ApiServer.Authentication.Webhooks;

/// <summary>How another service is asked whose a token is (<c>--authentication-token-webhook-*</c>).</summary>
public sealed record WebhookTokenOptions
{
    /// <summary>Where the service is and how it knows this server, from a kubeconfig file.</summary>
    public required ClientConfiguration Service { get; init; }

    /// <summary>The version of the reviews: v1 or v1beta1 (<c>--authentication-token-webhook-version</c>).</summary>
    public string Version { get; init; } = "v1beta1";

    /// <summary>How long answers are remembered (<c>--authentication-token-webhook-cache-ttl</c>).</summary>
    public TimeSpan CacheTime { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The audiences that mean this server.</summary>
    public ValueList<string> ServerAudiences { get; init; }

    /// <summary>Replaces the network, for tests.</summary>
    public HttpMessageHandler? Handler { get; init; }
}
