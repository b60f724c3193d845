namespace Dotnetes.Kubelet.Nodes;

/// <summary>What the other rooms of the kubelet know about the node's health; the status shows it. Safe for concurrent use.</summary>
public sealed class NodeHealth
{
    private readonly Lock _lock = new();
    private string _runtime = "container runtime status check may not have completed yet";
    private string _network = "container runtime network not ready: the network configuration has not been written yet";
    private string _pleg = "PLEG is not healthy: pleg has yet to be successful";
    private bool _memoryPressure;
    private bool _diskPressure;
    private bool _pidPressure;

    /// <summary>Raised when something changed that the node's status shows.</summary>
    public event Action? Changed;

    /// <summary>Whether the node is short of memory.</summary>
    public bool MemoryPressure => _memoryPressure;

    /// <summary>Whether the node is short of disk.</summary>
    public bool DiskPressure => _diskPressure;

    /// <summary>Whether the node is short of process ids.</summary>
    public bool PidPressure => _pidPressure;

    /// <summary>Why the runtime cannot run containers; empty when it can.</summary>
    public string Runtime
    {
        get => _runtime;
        set => Set(ref _runtime, value);
    }

    /// <summary>Why pods cannot get a network; empty when they can.</summary>
    public string Network
    {
        get => _network;
        set => Set(ref _network, value);
    }

    /// <summary>Why the states of containers are not known; empty when they are.</summary>
    public string Pleg
    {
        get => _pleg;
        set => Set(ref _pleg, value);
    }

    /// <summary>All that keeps the node from being ready; empty when it is.</summary>
    public string NotReadyMessage()
    {
        lock (_lock)
        {
            return string.Join(", ", new[] { _runtime, _network, _pleg }.Where(text => text.Length > 0));
        }
    }

    /// <summary>Reports pressure on a resource.</summary>
    public void SetPressure(bool memory, bool disk, bool pid)
    {
        bool changed;
        lock (_lock)
        {
            changed = _memoryPressure != memory || _diskPressure != disk || _pidPressure != pid;
            (_memoryPressure, _diskPressure, _pidPressure) = (memory, disk, pid);
        }

        if (changed)
        {
            Changed?.Invoke();
        }
    }

    private void Set(ref string field, string value)
    {
        bool changed;
        lock (_lock)
        {
            changed = field != value;
            field = value;
        }

        if (changed)
        {
            Changed?.Invoke();
        }
    }
}
