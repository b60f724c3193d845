using System.Globalization;
using Dotnetes.Api.Core.V1;
using AuditEvent = Dotnetes.Api.Audit.V1.Event;

namespace Dotnetes.Testing;

/// <content>What the cluster keeps of what happened: events, the audit log and requests.</content>
public sealed partial class TestCluster
{
    private readonly Lock _recordsGate = new();
    private readonly List<AuditEvent> _audit = [];
    private readonly List<ClusterRequest> _requests = [];

    /// <summary>The requests that were sent so far, in order; empty unless <see cref="TestClusterOptions.RecordRequests"/> is set.</summary>
    public IReadOnlyList<ClusterRequest> Requests
    {
        get
        {
            lock (_recordsGate)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>The audit log so far, in order: what <see cref="TestClusterOptions.Audit"/> wants to be kept.</summary>
    public IReadOnlyList<AuditEvent> Audit
    {
        get
        {
            lock (_recordsGate)
            {
                return [.. _audit];
            }
        }
    }

    /// <summary>Forgets <see cref="Audit"/> and <see cref="Requests"/>, such as before the part of a test that is looked at.</summary>
    public void ClearRecords()
    {
        lock (_recordsGate)
        {
            _audit.Clear();
            _requests.Clear();
        }
    }

    /// <summary>Waits until the audit log has an event.</summary>
    /// <param name="condition">Which event.</param>
    /// <param name="timeout">How long to wait in the cluster's time.</param>
    /// <returns>The first such event.</returns>
    /// <exception cref="TimeoutException">There is none; the message has the last events.</exception>
    public async Task<AuditEvent> WaitForAudit(Func<AuditEvent, bool> condition, TimeSpan? timeout = null)
    {
        AuditEvent? found = null;
        await WaitUntil(
            () => Task.FromResult((found = Audit.FirstOrDefault(condition)) is not null),
            () => "an event of the audit log",
            () => Audit is { Count: > 0 } all ? string.Join('\n', all.TakeLast(20).Select(Line)) : _options.Audit is null ? "nothing is kept: TestClusterOptions.Audit is not set" : "none",
            timeout);
        return found!;
    }

    /// <summary>All events, the oldest first.</summary>
    public async Task<IReadOnlyList<Event>> Events(string? ns = null, CancellationToken cancellationToken = default)
    {
        var list = await Client.List<Event>(ns, cancellationToken: cancellationToken);
        return [.. list.Items.OrderBy(e => long.Parse(e.Metadata.ResourceVersion, CultureInfo.InvariantCulture))];
    }

    /// <summary>Waits until there is an event.</summary>
    /// <param name="ns">The namespace; null for all.</param>
    /// <param name="condition">Which event.</param>
    /// <param name="timeout">How long to wait in the cluster's time.</param>
    /// <returns>The first such event.</returns>
    /// <exception cref="TimeoutException">There is none; the message has the last events.</exception>
    public async Task<Event> WaitForEvent(string? ns, Func<Event, bool> condition, TimeSpan? timeout = null)
    {
        IReadOnlyList<Event> all = [];
        Event? found = null;
        await WaitUntil(
            async () =>
            {
                all = await Events(ns);
                found = all.FirstOrDefault(condition);
                return found is not null;
            },
            () => $"an event{(ns is null ? "" : " in " + ns)}",
            () => all.Count == 0 ? "none" : string.Join('\n', all.TakeLast(20).Select(e => $"{e.Type} {e.Reason} {e.InvolvedObject.Kind}/{e.InvolvedObject.Name}: {e.Message}")),
            timeout);
        return found!;
    }

    internal void Record(in ClusterRequest request)
    {
        if (_options.RecordRequests)
        {
            lock (_recordsGate)
            {
                _requests.Add(request);
            }
        }
    }

    private void Audited(AuditEvent value)
    {
        lock (_recordsGate)
        {
            _audit.Add(value);
        }
    }

    private static string Line(AuditEvent e) =>
        string.Create(CultureInfo.InvariantCulture, $"{e.User.Username} {e.Verb} {e.RequestUri} {e.Stage} {e.ResponseStatus?.Code}");
}
