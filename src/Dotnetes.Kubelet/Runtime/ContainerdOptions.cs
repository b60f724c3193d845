namespace Dotnetes.Kubelet.Runtime;

/// <summary>How the node's own containerd runs.</summary>
public sealed record ContainerdOptions
{
    /// <summary>Where it keeps its data, state, configuration, socket and log.</summary>
    public required string Directory { get; init; }

    /// <summary>Where it reads network configurations.</summary>
    public required string CniConfigDirectory { get; init; }

    /// <summary>Where it finds network plugins.</summary>
    public required string CniPluginDirectory { get; init; }

    /// <summary>The image of sandboxes.</summary>
    public required string SandboxImage { get; init; }

    /// <summary>The executable.</summary>
    public string Executable { get; init; } = "containerd";

    /// <summary>Its client tool, used to import the sandbox image.</summary>
    public string ControlExecutable { get; init; } = "ctr";

    /// <summary>overlayfs, or native where that is not possible.</summary>
    public string Snapshotter { get; init; } = "overlayfs";

    /// <summary>The programs that make containers, by the names of their handlers; the first that can make
    /// containers on this machine is the default. Without any it is runc.</summary>
    public IReadOnlyList<(string Name, string Program)> OciRuntimes { get; init; } = [];

    /// <summary>How long it may take until its socket answers.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The socket's path. Unix limits it to 107 bytes.</summary>
    public string Socket => Path.Combine(Directory, "containerd.sock");

    /// <summary>The endpoint for the CRI client.</summary>
    public string Endpoint => "unix://" + Socket;
}
