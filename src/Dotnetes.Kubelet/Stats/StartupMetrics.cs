using System.Globalization;
using Dotnetes.Machinery.Metrics;

namespace Dotnetes.Kubelet.Stats;

/// <summary>How long a node that is new needs until it is ready, in steps, under upstream's metric names. A node that was registered before tells nothing.</summary>
internal sealed class StartupMetrics
{
    private readonly TimeProvider _time;
    private readonly Gauge _preKubelet;
    private readonly Gauge _preRegistration;
    private readonly Gauge _registration;
    private readonly Gauge _postRegistration;
    private readonly Gauge _total;
    private readonly long _started;
    private readonly double? _sinceBoot;
    private long? _attempted;
    private long? _registered;
    private bool _ready;

    public StartupMetrics(MetricRegistry registry, TimeProvider time)
    {
        _time = time;
        _started = time.GetTimestamp();
        _sinceBoot = SinceBoot();
        _preKubelet = New("pre_kubelet_", "From the boot of the machine until the kubelet started, in seconds.");
        _preRegistration = New("pre_registration_", "From the start of the kubelet until it first tried to register the node, in seconds.");
        _registration = New("registration_", "From the first try to register the node until it was registered, in seconds.");
        _postRegistration = New("post_registration_", "From the registration of the node until it was ready, in seconds.");
        _total = New("", "From the boot of the machine until the node was ready, in seconds.");

        Gauge New(string step, string help) => registry.Gauge($"kubelet_node_startup_{step}duration_seconds", help, MetricStability.Alpha).With();
    }

    /// <summary>The node is about to be registered.</summary>
    public void Attempt() => _attempted ??= _time.GetTimestamp();

    /// <summary>The node was registered, and was new.</summary>
    public void Registered()
    {
        if (_attempted is not { } attempted || _registered is not null)
        {
            return;
        }

        _registered = _time.GetTimestamp();
        _preKubelet.Value = _sinceBoot ?? 0;
        _preRegistration.Value = _time.GetElapsedTime(_started, attempted).TotalSeconds;
        _registration.Value = _time.GetElapsedTime(attempted, _registered.Value).TotalSeconds;
    }

    /// <summary>The node is ready.</summary>
    public void Ready()
    {
        if (_registered is not { } registered || _ready)
        {
            return;
        }

        _ready = true;
        _postRegistration.Value = _time.GetElapsedTime(registered).TotalSeconds;
        if (_sinceBoot is { } before)
        {
            _total.Value = before + _time.GetElapsedTime(_started).TotalSeconds;
        }
    }

    private static double? SinceBoot()
    {
        try
        {
            return double.TryParse(File.ReadAllText("/proc/uptime").Split(' ')[0], CultureInfo.InvariantCulture, out var seconds) ? seconds : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
