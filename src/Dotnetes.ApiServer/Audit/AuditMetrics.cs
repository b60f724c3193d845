using Dotnetes.Machinery.Metrics;

namespace Dotnetes.ApiServer.Audit;

/// <summary>What is reported about the audit log, under upstream's metric names.</summary>
internal sealed class AuditMetrics
{
    private readonly MetricFamily<Counter> _errors;
    private readonly Counter[] _levels;

    public AuditMetrics(MetricRegistry registry)
    {
        Events = registry.Counter("apiserver_audit_event_total", "Audit events that were made and handed to a backend.", MetricStability.Alpha).With();
        Rejected = registry.Counter("apiserver_audit_requests_rejected_total", "Requests that were refused because their audit event could not be kept.", MetricStability.Alpha).With();
        _errors = registry.Counter("apiserver_audit_error_total", "Audit events that were lost, by the part that lost them.", MetricStability.Alpha, "plugin");
        var levels = registry.Counter("apiserver_audit_level_total", "Requests, by the level that the audit policy gives them.", MetricStability.Alpha, "level");
        _levels = [.. Enum.GetNames<AuditLevel>().Select(name => levels.With(name))];
    }

    /// <summary>Events made.</summary>
    public Counter Events { get; }

    /// <summary>Requests refused.</summary>
    public Counter Rejected { get; }

    /// <summary>Reports what the policy decided.</summary>
    public void Decided(AuditLevel level) => _levels[(int)level].Increment();

    /// <summary>Reports lost events.</summary>
    public void Lost(string plugin, int count) => _errors.With(plugin).Add(count);
}
