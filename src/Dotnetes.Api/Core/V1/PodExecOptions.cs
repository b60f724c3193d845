namespace Dotnetes.Api.Core.V1;

/// <summary>Query parameters for running a command inside a container.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.PodExecOptions", TypeMeta = true)]
[Kind("", "v1", "PodExecOptions")]
public sealed partial record PodExecOptions
{
    /// <summary>When true, standard input is passed to the command; the default is false.</summary>
    [Field("stdin", 1)]
    public bool Stdin { get; init; }

    /// <summary>When true, standard output of the command is returned.</summary>
    [Field("stdout", 2)]
    public bool Stdout { get; init; }

    /// <summary>When true, standard error of the command is returned.</summary>
    [Field("stderr", 3)]
    public bool Stderr { get; init; }

    /// <summary>When true, a terminal is allocated for the command; the default is false.</summary>
    [Field("tty", 4)]
    public bool Tty { get; init; }

    /// <summary>Container in which the command runs; may be left out if the pod has only one.</summary>
    [Field("container", 5)]
    public string Container { get; init; } = "";

    /// <summary>Program and arguments to run, without interpretation by a shell.</summary>
    [Field("command", 6, Omit = Omit.Never, Required = true, List = "atomic")]
    public ValueList<string> Command { get; init; }
}
