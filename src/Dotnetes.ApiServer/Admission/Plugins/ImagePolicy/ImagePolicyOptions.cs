using Dotnetes.Client.Transport;

namespace Dotnetes.ApiServer.Admission.Plugins.ImagePolicy;

/// <summary>Which service judges images, and what counts when it does not answer.</summary>
public sealed record ImagePolicyOptions
{
    /// <summary>Where the service is and how it knows this server.</summary>
    public required ClientConfiguration Service { get; init; }

    /// <summary>How long it is remembered that images are allowed; zero for not at all.</summary>
    public TimeSpan AllowTime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long it is remembered that images are refused; zero for not at all.</summary>
    public TimeSpan DenyTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The first pause before the service is asked again.</summary>
    public TimeSpan RetryBackoff { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Whether images are allowed when the service does not answer.</summary>
    public bool DefaultAllow { get; init; }

    /// <summary>Replaces the network, for tests.</summary>
    public HttpMessageHandler? Handler { get; init; }
}
