using System.Globalization;
using Dotnetes.Api.Config.Kubelet.V1Beta1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Kubelet.Pods;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Kubelet.Cgroups;

/// <summary>
/// The node's cgroups: <c>kubepods</c>, below it one per quality class (guaranteed pods directly), below those one per pod. Version 1
/// (also hybrid) and version 2 hierarchies, written directly (the cgroupfs driver).
/// </summary>
internal sealed partial class CgroupTree
{
    private const string Mount = CgroupFolders.Mount;
    private static readonly string[] WantedControllers =
    [
        "cpu", "cpuacct", "cpuset", "memory", "pids", "hugetlb", "blkio", "devices", "freezer", "systemd", "net_cls", "net_prio", "perf_event", "rdma", "misc",
    ];

    private readonly string _root;
    private readonly long _period;
    private readonly long? _pidsLimit;
    private readonly bool _quota;
    private readonly ILogger _logger;
    private readonly IReadOnlyList<string> _controllers;

    public CgroupTree(KubeletConfiguration configuration, ILogger<CgroupTree> logger)
    {
        _logger = logger;
        _root = "/" + configuration.CgroupRoot.Trim('/');
        _period = (configuration.CpuCfsQuotaPeriod ?? Duration.FromMilliseconds(100)).Nanoseconds / 1000;
        _quota = configuration.CpuCfsQuota ?? true;
        _pidsLimit = configuration.PodPidsLimit > 0 ? configuration.PodPidsLimit : null;
        IsVersion2 = CgroupFolders.IsVersion2;
        _controllers = IsVersion2 ? [""] : [.. WantedControllers.Where(c => File.Exists(Path.Combine(Mount, c, "cgroup.procs")))];
    }

    /// <summary>Whether the machine has only the unified hierarchy.</summary>
    public bool IsVersion2 { get; }

    /// <summary>The cgroup of all pods.</summary>
    public string KubePods => Path.Combine(_root, "kubepods");

    /// <summary>The cgroup of a pod, as the runtime wants to know it.</summary>
    public string PodPath(Pod pod) => PodPath(pod.Metadata.Uid, PodQos.Of(pod));

    /// <summary>Makes the cgroups of all pods and of the classes.</summary>
    public void CreateRoots()
    {
        foreach (var path in (string[])[KubePods, QosPath(PodQos.Burstable), QosPath(PodQos.BestEffort)])
        {
            Create(path);
        }

        Write("cpu", QosPath(PodQos.BestEffort), PodResources.MinShares);
    }

    /// <summary>Makes the cgroup of a pod with its limits.</summary>
    public void CreatePod(Pod pod)
    {
        var path = PodPath(pod);
        Create(path);
        var (shares, quota, memory) = PodResources.ForPod(pod.Spec, _period);
        Write("cpu", path, shares);
        if (_quota && quota > 0)
        {
            if (IsVersion2)
            {
                Set("", path, "cpu.max", $"{quota} {_period}");
            }
            else
            {
                Set("cpu", path, "cpu.cfs_period_us", _period.ToString(CultureInfo.InvariantCulture));
                Set("cpu", path, "cpu.cfs_quota_us", quota.ToString(CultureInfo.InvariantCulture));
            }
        }

        if (memory > 0)
        {
            Set("memory", path, IsVersion2 ? "memory.max" : "memory.limit_in_bytes", memory.ToString(CultureInfo.InvariantCulture));
        }

        if (_pidsLimit is { } pids)
        {
            Set("pids", path, "pids.max", pids.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Removes the cgroup of a pod in whatever class it was, with what is below.</summary>
    public void RemovePod(string uid)
    {
        foreach (var qos in (string[])[PodQos.Guaranteed, PodQos.Burstable, PodQos.BestEffort])
        {
            CgroupFolders.Remove(PodPath(uid, qos));
        }
    }

    /// <summary>The uids of pods that have a cgroup.</summary>
    public IReadOnlySet<string> Pods()
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var qos in (string[])[PodQos.Guaranteed, PodQos.Burstable, PodQos.BestEffort])
        {
            foreach (var path in CgroupFolders.Of(QosPath(qos)).Where(Directory.Exists).SelectMany(f => Directory.EnumerateDirectories(f, "pod*")))
            {
                found.Add(Path.GetFileName(path)["pod".Length..]);
            }
        }

        return found;
    }

    /// <summary>A statistics file of a cgroup, or null when there is none.</summary>
    public string? Read(string controller, string path, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(Full(controller, path), file));
        }
        catch (IOException)
        {
            return null;
        }
    }

    private string QosPath(string qos) => qos == PodQos.Guaranteed ? KubePods : Path.Combine(KubePods, qos.ToLowerInvariant());

    private string PodPath(string uid, string qos) => Path.Combine(QosPath(qos), "pod" + uid);

    private string Full(string controller, string path) => Path.Combine(Mount, IsVersion2 ? "" : controller, path.TrimStart('/'));

    private void Create(string path)
    {
        foreach (var controller in _controllers)
        {
            try
            {
                CreateOne(controller, path);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Log.NotCreated(_logger, Full(controller, path), e.Message);
            }
        }
    }

    private void CreateOne(string controller, string path)
    {
        var directory = Path.Combine(Mount, IsVersion2 ? "" : controller);
        foreach (var part in path.Trim('/').Split('/'))
        {
            if (IsVersion2)
            {
                EnableControllers(directory);
            }

            directory = Path.Combine(directory, part);
            if (Directory.Exists(directory))
            {
                continue;
            }

            Directory.CreateDirectory(directory);
            if (controller == "cpuset")
            {
                // A new cpuset of version 1 is empty and takes no process until it has the values of its parent.
                Inherit(directory, "cpuset.cpus");
                Inherit(directory, "cpuset.mems");
            }
        }
    }

    private static void Inherit(string directory, string file)
    {
        var parent = Path.Combine(Path.GetDirectoryName(directory)!, file);
        if (File.Exists(parent))
        {
            File.WriteAllText(Path.Combine(directory, file), File.ReadAllText(parent).Trim());
        }
    }

    private static void EnableControllers(string directory)
    {
        var available = File.ReadAllText(Path.Combine(directory, "cgroup.controllers")).Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var controller in available)
        {
            try
            {
                File.WriteAllText(Path.Combine(directory, "cgroup.subtree_control"), "+" + controller);
            }
            catch (IOException)
            {
                // A controller that cannot be delegated here is not used.
            }
        }
    }

    private void Write(string controller, string path, long shares) =>
        Set(controller, path, IsVersion2 ? "cpu.weight" : "cpu.shares", (IsVersion2 ? PodResources.Weight(shares) : shares).ToString(CultureInfo.InvariantCulture));

    private void Set(string controller, string path, string file, string value)
    {
        if (!IsVersion2 && !_controllers.Contains(controller))
        {
            return;
        }

        var target = Path.Combine(Full(controller, path), file);
        try
        {
            File.WriteAllText(target, value);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Log.NotSet(_logger, target, value, e.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The cgroup {Path} could not be made: {Problem}")]
        public static partial void NotCreated(ILogger logger, string path, string problem);

        [LoggerMessage(2, LogLevel.Warning, "{File} could not be set to {Value}: {Problem}")]
        public static partial void NotSet(ILogger logger, string file, string value, string problem);
    }
}
