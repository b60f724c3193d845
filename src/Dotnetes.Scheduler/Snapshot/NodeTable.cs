using Dotnetes.Api.Core.V1;

namespace Dotnetes.Scheduler.Snapshot;

/// <summary>
/// All nodes as columns: arrays by node index, so that filters and scores are loops over numbers. Indexes are dense and change when nodes go;
/// they are valid within one scheduling cycle. Not thread safe: <see cref="SchedulerCache"/> guards it.
/// </summary>
public sealed class NodeTable
{
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long[] Allocatable, long[] Requested)> _others = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _imageNodes = new(StringComparer.Ordinal);
    private Node[] _nodes = [];
    private bool[] _tainted = [];
    private long[] _allocatableMilliCpu = [];
    private long[] _allocatableMemory = [];
    private long[] _allocatableStorage = [];
    private int[] _allowedPods = [];
    private long[] _milliCpu = [];
    private long[] _memory = [];
    private long[] _storage = [];
    private long[] _nonZeroMilliCpu = [];
    private long[] _nonZeroMemory = [];
    private List<PodInfo>[] _pods = [];
    private Dictionary<string, long>?[] _images = [];

    /// <summary>How many nodes there are.</summary>
    public int Count { get; private set; }

    /// <summary>How many nodes are cordoned.</summary>
    public int Unschedulable { get; private set; }

    /// <summary>How many nodes have taints.</summary>
    public int Tainted { get; private set; }

    /// <summary>The node objects.</summary>
    public ReadOnlySpan<Node> Nodes => _nodes.AsSpan(0, Count);

    /// <summary>Which nodes have taints.</summary>
    public ReadOnlySpan<bool> HasTaints => _tainted.AsSpan(0, Count);

    /// <summary>Allocatable CPU in thousandths of a core.</summary>
    public ReadOnlySpan<long> AllocatableMilliCpu => _allocatableMilliCpu.AsSpan(0, Count);

    /// <summary>Allocatable memory in bytes.</summary>
    public ReadOnlySpan<long> AllocatableMemory => _allocatableMemory.AsSpan(0, Count);

    /// <summary>Allocatable local storage in bytes.</summary>
    public ReadOnlySpan<long> AllocatableStorage => _allocatableStorage.AsSpan(0, Count);

    /// <summary>How many pods each node takes.</summary>
    public ReadOnlySpan<int> AllowedPods => _allowedPods.AsSpan(0, Count);

    /// <summary>Requested CPU in thousandths of a core.</summary>
    public ReadOnlySpan<long> RequestedMilliCpu => _milliCpu.AsSpan(0, Count);

    /// <summary>Requested memory in bytes.</summary>
    public ReadOnlySpan<long> RequestedMemory => _memory.AsSpan(0, Count);

    /// <summary>Requested local storage in bytes.</summary>
    public ReadOnlySpan<long> RequestedStorage => _storage.AsSpan(0, Count);

    /// <summary>Requested CPU with defaults for containers that ask for none.</summary>
    public ReadOnlySpan<long> NonZeroMilliCpu => _nonZeroMilliCpu.AsSpan(0, Count);

    /// <summary>Requested memory with defaults for containers that ask for none.</summary>
    public ReadOnlySpan<long> NonZeroMemory => _nonZeroMemory.AsSpan(0, Count);

    /// <summary>The pods of each node, assumed ones included.</summary>
    public ReadOnlySpan<List<PodInfo>> Pods => _pods.AsSpan(0, Count);

    /// <summary>The index of a node, or -1.</summary>
    public int IndexOf(string name) => _indexes.GetValueOrDefault(name, -1);

    /// <summary>Allocatable amounts of another resource by node index; empty when no node has it.</summary>
    public ReadOnlySpan<long> AllocatableOf(string resource) => _others.TryGetValue(resource, out var column) ? column.Allocatable.AsSpan(0, Count) : default;

    /// <summary>Requested amounts of another resource by node index; empty when no node has it.</summary>
    public ReadOnlySpan<long> RequestedOf(string resource) => _others.TryGetValue(resource, out var column) ? column.Requested.AsSpan(0, Count) : default;

    /// <summary>The bytes of an image on a node; 0 when it is not there.</summary>
    public long ImageBytes(int index, string image) => _images[index]?.GetValueOrDefault(image) ?? 0;

    /// <summary>On how many nodes an image is present.</summary>
    public int NodesWithImage(string image) => _imageNodes.GetValueOrDefault(image);

    /// <summary>Adds a node or takes over its changes. Its pods stay.</summary>
    public void Put(Node node)
    {
        var index = IndexOf(node.Metadata.Name);
        if (index < 0)
        {
            index = Count;
            Reserve(index + 1);
            Count++;
            _indexes[node.Metadata.Name] = index;
            _pods[index] = [];
            ClearRow(index);
        }

        Note(_nodes[index], -1);
        Note(node, 1);
        _nodes[index] = node;
        _tainted[index] = !node.Spec.Taints.IsEmpty;
        var allocatable = ResourceAmounts.From(node.Status.Allocatable);
        _allocatableMilliCpu[index] = allocatable.MilliCpu;
        _allocatableMemory[index] = allocatable.Memory;
        _allocatableStorage[index] = allocatable.EphemeralStorage;
        _allowedPods[index] = (int)Math.Min(int.MaxValue, allocatable.Get(ResourceName.Pods));
        foreach (var column in _others.Values)
        {
            column.Allocatable[index] = 0;
        }

        foreach (var (name, amount) in allocatable.Others)
        {
            Column(name).Allocatable[index] = amount;
        }

        SetImages(index, node.Status.Images);
    }

    /// <summary>Removes a node and hands back the pods that were on it.</summary>
    public IReadOnlyList<PodInfo> Remove(string name)
    {
        if (!_indexes.Remove(name, out var index))
        {
            return [];
        }

        Note(_nodes[index], -1);
        SetImages(index, default);
        var pods = _pods[index];
        var last = --Count;
        if (index != last)
        {
            MoveRow(last, index);
            _indexes[_nodes[index].Metadata.Name] = index;
        }

        ClearRow(last);
        _nodes[last] = null!;
        _pods[last] = null!;
        _images[last] = null;
        return pods;
    }

    /// <summary>Accounts for a pod on a node.</summary>
    public void AddPod(int index, PodInfo pod)
    {
        _pods[index].Add(pod);
        Account(index, pod, 1);
    }

    /// <summary>Takes a pod off a node.</summary>
    public bool RemovePod(int index, string uid)
    {
        var pods = _pods[index];
        var at = pods.FindIndex(p => p.Uid == uid);
        if (at < 0)
        {
            return false;
        }

        Account(index, pods[at], -1);
        pods[at] = pods[^1];
        pods.RemoveAt(pods.Count - 1);
        return true;
    }

    // A new row has no node yet.
    private void Note(Node? node, int sign)
    {
        Unschedulable += node is { Spec.Unschedulable: true } ? sign : 0;
        Tainted += node is { Spec.Taints.IsEmpty: false } ? sign : 0;
    }

    private void Account(int index, PodInfo pod, int sign)
    {
        _milliCpu[index] += sign * pod.Requests.MilliCpu;
        _memory[index] += sign * pod.Requests.Memory;
        _storage[index] += sign * pod.Requests.EphemeralStorage;
        _nonZeroMilliCpu[index] += sign * pod.NonZeroRequests.MilliCpu;
        _nonZeroMemory[index] += sign * pod.NonZeroRequests.Memory;
        foreach (var (name, amount) in pod.Requests.Others)
        {
            Column(name).Requested[index] += sign * amount;
        }
    }

    private (long[] Allocatable, long[] Requested) Column(string name)
    {
        if (!_others.TryGetValue(name, out var column))
        {
            column = (new long[_nodes.Length], new long[_nodes.Length]);
            _others[name] = column;
        }

        return column;
    }

    private void SetImages(int index, ValueList<ContainerImage> images)
    {
        foreach (var name in _images[index]?.Keys ?? Enumerable.Empty<string>())
        {
            if (--_imageNodes[name] == 0)
            {
                _imageNodes.Remove(name);
            }
        }

        Dictionary<string, long>? sizes = null;
        foreach (var image in images)
        {
            foreach (var name in image.Names)
            {
                if ((sizes ??= new(StringComparer.Ordinal)).TryAdd(name, image.SizeBytes))
                {
                    _imageNodes[name] = _imageNodes.GetValueOrDefault(name) + 1;
                }
            }
        }

        _images[index] = sizes;
    }

    private void ClearRow(int index)
    {
        _milliCpu[index] = _memory[index] = _storage[index] = _nonZeroMilliCpu[index] = _nonZeroMemory[index] = 0;
        foreach (var column in _others.Values)
        {
            column.Allocatable[index] = column.Requested[index] = 0;
        }
    }

    private void MoveRow(int from, int to)
    {
        _nodes[to] = _nodes[from];
        _tainted[to] = _tainted[from];
        _allocatableMilliCpu[to] = _allocatableMilliCpu[from];
        _allocatableMemory[to] = _allocatableMemory[from];
        _allocatableStorage[to] = _allocatableStorage[from];
        _allowedPods[to] = _allowedPods[from];
        _milliCpu[to] = _milliCpu[from];
        _memory[to] = _memory[from];
        _storage[to] = _storage[from];
        _nonZeroMilliCpu[to] = _nonZeroMilliCpu[from];
        _nonZeroMemory[to] = _nonZeroMemory[from];
        _pods[to] = _pods[from];
        _images[to] = _images[from];
        foreach (var column in _others.Values)
        {
            column.Allocatable[to] = column.Allocatable[from];
            column.Requested[to] = column.Requested[from];
        }
    }

    private void Reserve(int count)
    {
        if (count <= _nodes.Length)
        {
            return;
        }

        var size = Math.Max(16, _nodes.Length * 2);
        Array.Resize(ref _nodes, size);
        Array.Resize(ref _tainted, size);
        Array.Resize(ref _allocatableMilliCpu, size);
        Array.Resize(ref _allocatableMemory, size);
        Array.Resize(ref _allocatableStorage, size);
        Array.Resize(ref _allowedPods, size);
        Array.Resize(ref _milliCpu, size);
        Array.Resize(ref _memory, size);
        Array.Resize(ref _storage, size);
        Array.Resize(ref _nonZeroMilliCpu, size);
        Array.Resize(ref _nonZeroMemory, size);
        Array.Resize(ref _pods, size);
        Array.Resize(ref _images, size);
        foreach (var (name, (allocatable, requested)) in _others.ToArray())
        {
            var (a, r) = (allocatable, requested);
            Array.Resize(ref a, size);
            Array.Resize(ref r, size);
            _others[name] = (a, r);
        }
    }
}
