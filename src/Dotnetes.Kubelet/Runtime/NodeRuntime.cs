using Dotnetes.Kubelet.Cgroups;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Kubelet.Runtime;

/// <summary>
/// The container runtime that a kubelet uses: a given one, or a containerd of its own. It can be started before the kubelet, because it takes
/// longer to start than most else.
/// </summary>
public sealed partial class NodeRuntime
{
    // crun takes a third of the processor time of runc to make a container.
    private const string Cheapest = "crun";
    private static readonly string[] s_ociRuntimes = [Cheapest, "runc"];

    private readonly ContainerdSupervisor? _own;

    private NodeRuntime(string endpoint, ContainerdSupervisor? own, Task running)
    {
        Endpoint = endpoint;
        _own = own;
        Running = running;
    }

    /// <summary>Where it answers, such as <c>unix:///run/containerd/containerd.sock</c>.</summary>
    public string Endpoint { get; }

    /// <summary>Whether it is the node's own, with the built-in sandbox image, and not a given one.</summary>
    public bool IsOwn => _own is not null;

    /// <summary>Completes when nobody looks after the runtime any more, which goes on.</summary>
    public Task Running { get; }

    /// <summary>Starts (or adopts) the node's containerd and looks after it until cancelled, unless another runtime is given.</summary>
    /// <param name="options">What the node is told.</param>
    /// <param name="time">The clock.</param>
    /// <param name="loggers">Where logs go.</param>
    /// <param name="cancellationToken">Ends the care; containerd and its containers go on.</param>
    public static NodeRuntime Start(KubeletOptions options, TimeProvider time, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var given = options.RuntimeEndpoint.Length > 0 ? options.RuntimeEndpoint : options.Configuration.ContainerRuntimeEndpoint;
        if (given.Length > 0)
        {
            return new(given.Contains("://", StringComparison.Ordinal) ? given : "unix://" + given, null, Task.CompletedTask);
        }

        if (Find(Cheapest) is not null && HybridCgroups.Complete() is { Count: > 0 } moved)
        {
            Log.Moved(loggers.CreateLogger<NodeRuntime>(), string.Join(", ", moved));
        }

        var paths = new KubeletPaths(options.RootDirectory, options.Configuration.PodLogsDir);
        var containerd = new ContainerdOptions
        {
            Directory = paths.Containerd,
            CniConfigDirectory = paths.CniConfig,
            CniPluginDirectory = CniPlugins(options),
            SandboxImage = options.SandboxImage,
            OciRuntimes = [.. s_ociRuntimes.Select(name => (name, Find(name))).Where(r => r.Item2 is not null).Select(r => (r.name, r.Item2!))],
        };
        var supervisor = new ContainerdSupervisor(containerd, time, loggers.CreateLogger<ContainerdSupervisor>());
        return new(containerd.Endpoint, supervisor, supervisor.Run(cancellationToken));
    }

    /// <summary>Ends a containerd that was started in vain, because what was to use it did not start. One that ran before, with its containers, is left alone.</summary>
    public async Task Abandon()
    {
        if (_own is not null)
        {
            await _own.StopStarted(CancellationToken.None);
        }
    }

    private static string? Find(string program) => $"{Environment.GetEnvironmentVariable("PATH")}:/usr/local/sbin:/usr/sbin:/usr/bin"
        .Split(':', StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);

    private static string CniPlugins(KubeletOptions options)
    {
        foreach (var directory in options.CniPluginDirectories)
        {
            if (File.Exists(Path.Combine(directory, "bridge")))
            {
                return directory;
            }
        }

        return options.CniPluginDirectories.Count > 0 ? options.CniPluginDirectories[0] : "/opt/cni/bin";
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "This machine has both versions of control groups; the controllers {Controllers}, which version 2 had and nobody used, are in version 1 now")]
        public static partial void Moved(ILogger logger, string controllers);
    }
}
