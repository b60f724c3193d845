using Dotnetes.Api.Audit.V1;

namespace Dotnetes.ApiServer.Audit;

/// <summary>What is kept of requests, and where. Without a policy, or without a place, nothing is.</summary>
public sealed record AuditOptions
{
    /// <summary>What is kept.</summary>
    public Policy? Policy { get; init; }

    /// <summary>The log file; null for none.</summary>
    public AuditLogOptions? Log { get; init; }

    /// <summary>The service that gets the events; null for none.</summary>
    public AuditWebhookOptions? Webhook { get; init; }

    /// <summary>Gets each event at once, on whatever thread makes it; null for nobody. Must be quick and not throw.</summary>
    public Action<Event>? Receiver { get; init; }
}
