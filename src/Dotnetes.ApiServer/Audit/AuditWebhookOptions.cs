using Dotnetes.Client.Transport;

namespace Dotnetes.ApiServer.Audit;

/// <summary>The service that audit events are sent to.</summary>
public sealed record AuditWebhookOptions
{
    /// <summary>Where it is, and how to speak to it.</summary>
    public required ClientConfiguration Service { get; init; }

    /// <summary>How long to wait after the first failure; each further pause is one and a half times as long.</summary>
    public TimeSpan InitialBackoff { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How events come to the service.</summary>
    public AuditDelivery Delivery { get; init; } = AuditDelivery.ForWebhook;

    /// <summary>What happens to large events.</summary>
    public AuditTruncation Truncation { get; init; } = new();

    /// <summary>What carries the requests in place of the network; for tests.</summary>
    public HttpMessageHandler? Handler { get; init; }
}
