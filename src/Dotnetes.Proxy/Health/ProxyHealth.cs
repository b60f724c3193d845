using System.Globalization;
using System.Text;
using System.Text.Json;
using Dotnetes.Proxy.Services;

namespace Dotnetes.Proxy.Health;

/// <summary>Whether the rules keep up with the cluster: a change that waits too long makes the proxy unhealthy.</summary>
/// <param name="families">The families that have a table.</param>
/// <param name="patience">How long a change may wait.</param>
/// <param name="time">The clock.</param>
public sealed class ProxyHealth(IReadOnlyList<ProxyFamily> families, TimeSpan patience, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly DateTimeOffset[] _updated = [.. families.Select(_ => time.GetUtcNow())];
    private readonly DateTimeOffset?[] _queued = new DateTimeOffset?[families.Count];

    /// <summary>Whether this node takes traffic from load balancers; false while it is about to be deleted.</summary>
    public bool IsNodeEligible { get; set; }

    /// <summary>Whether no change waits too long.</summary>
    public bool IsHealthy
    {
        get
        {
            lock (_gate)
            {
                return !Array.Exists(_queued, IsLate);
            }
        }
    }

    /// <summary>A change has come.</summary>
    public void Queued()
    {
        lock (_gate)
        {
            for (var i = 0; i < _queued.Length; i++)
            {
                _queued[i] ??= time.GetUtcNow();
            }
        }
    }

    /// <summary>The rules of a family are what they should be.</summary>
    public void Updated(ProxyFamily family)
    {
        lock (_gate)
        {
            for (var i = 0; i < families.Count; i++)
            {
                if (families[i] == family)
                {
                    _queued[i] = null;
                    _updated[i] = time.GetUtcNow();
                }
            }
        }
    }

    /// <summary>What <c>/healthz</c> shows; <c>/livez</c> leaves the node's fate out.</summary>
    /// <param name="withNode">Whether a node that is about to be deleted counts as unhealthy.</param>
    public (bool Healthy, string Json) Report(bool withNode)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var healthy = !Array.Exists(_queued, IsLate) && (!withNode || IsNodeEligible);
            using var buffer = new MemoryStream();
            using (var json = new Utf8JsonWriter(buffer))
            {
                json.WriteStartObject();
                json.WriteString("lastUpdated", Text(healthy ? now : _updated.Max()));
                json.WriteString("currentTime", Text(now));
                if (withNode)
                {
                    json.WriteBoolean("nodeEligible", IsNodeEligible);
                }

                json.WriteStartObject("status");
                for (var i = 0; i < families.Count; i++)
                {
                    json.WriteStartObject(families[i].Name);
                    json.WriteString("lastUpdated", Text(_updated[i]));
                    json.WriteBoolean("healthy", !IsLate(_queued[i]));
                    json.WriteEndObject();
                }

                json.WriteEndObject();
                json.WriteEndObject();
            }

            return (healthy, Encoding.UTF8.GetString(buffer.ToArray()));
        }
    }

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    private bool IsLate(DateTimeOffset? queued) => queued is { } since && time.GetUtcNow() - since >= patience;
}
