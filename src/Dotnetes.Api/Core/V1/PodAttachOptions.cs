namespace Dotnetes.Api.Core.V1;

/// <summary>Query parameters for attaching to the running process of a container.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.PodAttachOptions", TypeMeta = true)]
[Kind("", "v1", "PodAttachOptions")]
public sealed partial record PodAttachOptions
{
    /// <summary>When true, standard input of the process is connected; the default is false.</summary>
    [Field("stdin", 1)]
    public bool Stdin { get; init; }

    /// <summary>When true, standard output of the process is connected; the default is true.</summary>
    [Field("stdout", 2)]
    public bool Stdout { get; init; }

    /// <summary>When true, standard error of the process is connected; the default is true.</summary>
    [Field("stderr", 3)]
    public bool Stderr { get; init; }

    /// <summary>When true, a terminal is used for the session; the default is false.</summary>
    [Field("tty", 4)]
    public bool Tty { get; init; }

    /// <summary>Container to attach to; may be left out if the pod has only one.</summary>
    [Field("container", 5)]
    public string Container { get; init; } = "";
}
