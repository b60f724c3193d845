using Dotnetes.Api.Audit.V1;
using Dotnetes.ApiServer.Audit;
using Dotnetes.Machinery.Metrics;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dotnetes.ApiServer.Tests.Audit;

/// <summary>Parts around backends of the audit log.</summary>
internal static class Outputs
{
    public static Event Event(string id, string body = "") => new()
    {
        Level = "RequestResponse",
        AuditID = id,
        Stage = "ResponseComplete",
        RequestUri = "/api",
        Verb = "get",
        User = new() { Username = "jane" },
        RequestObject = body.Length > 0 ? RawJson.Parse($"\"{body}\"") : null,
        RequestReceivedTimestamp = MicroTime.Parse("2026-01-02T03:04:05.600000Z"),
    };

    public static AuditLosses Losses(MetricRegistry registry) => new(new AuditMetrics(registry), NullLogger.Instance);

    public static string Written(MetricRegistry registry) => MetricRegistry.Write(registry);

    /// <summary>A backend that remembers what it got, once it is let through.</summary>
    internal sealed class Memory : IAuditSink
    {
        public List<string[]> Batches { get; } = [];

        public Task Gate { get; set; } = Task.CompletedTask;

        public bool Succeeds { get; set; } = true;

        public async ValueTask<bool> Write(IReadOnlyList<Event> events)
        {
            await Gate;
            lock (Batches)
            {
                Batches.Add([.. events.Select(e => e.AuditID)]);
            }

            return Succeeds;
        }

        public ValueTask DisposeAsync() => default;
    }
}
