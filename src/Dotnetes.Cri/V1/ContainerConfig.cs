using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>Everything the runtime needs to know to create a container.</summary>
[GrpcMessage]
public sealed partial record ContainerConfig
{
    /// <summary>Field <c>metadata</c>.</summary>
    [Field("", 1)]
    public ContainerMetadata? Metadata { get; init; }

    /// <summary>Field <c>image</c>.</summary>
    [Field("", 2)]
    public ImageSpec? Image { get; init; }

    /// <summary>Field <c>command</c>.</summary>
    [Field("", 3)]
    public ValueList<string> Command { get; init; }

    /// <summary>Field <c>args</c>.</summary>
    [Field("", 4)]
    public ValueList<string> Args { get; init; }

    /// <summary>Field <c>working_dir</c>.</summary>
    [Field("", 5)]
    public string WorkingDir { get; init; } = "";

    /// <summary>Field <c>envs</c>.</summary>
    [Field("", 6)]
    public ValueList<KeyValue> Envs { get; init; }

    /// <summary>Field <c>mounts</c>.</summary>
    [Field("", 7)]
    public ValueList<Mount> Mounts { get; init; }

    /// <summary>Field <c>devices</c>.</summary>
    [Field("", 8)]
    public ValueList<Device> Devices { get; init; }

    /// <summary>Field <c>labels</c>.</summary>
    [Field("", 9)]
    public ValueMap<string> Labels { get; init; }

    /// <summary>Field <c>annotations</c>.</summary>
    [Field("", 10)]
    public ValueMap<string> Annotations { get; init; }

    /// <summary>Field <c>log_path</c>.</summary>
    [Field("", 11)]
    public string LogPath { get; init; } = "";

    /// <summary>Field <c>stdin</c>.</summary>
    [Field("", 12)]
    public bool Stdin { get; init; }

    /// <summary>Field <c>stdin_once</c>.</summary>
    [Field("", 13)]
    public bool StdinOnce { get; init; }

    /// <summary>Field <c>tty</c>.</summary>
    [Field("", 14)]
    public bool Tty { get; init; }

    /// <summary>Field <c>linux</c>.</summary>
    [Field("", 15)]
    public LinuxContainerConfig? Linux { get; init; }

    /// <summary>Field <c>windows</c>.</summary>
    [Field("", 16)]
    public WindowsContainerConfig? Windows { get; init; }

    /// <summary>Field <c>CDI_devices</c>.</summary>
    [Field("", 17)]
    public ValueList<CdiDevice> CdiDevices { get; init; }

    /// <summary>Field <c>stop_signal</c>.</summary>
    [Field("", 18)]
    public Signal StopSignal { get; init; }
}
