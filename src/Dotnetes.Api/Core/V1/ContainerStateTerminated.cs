namespace Dotnetes.Api.Core.V1;

/// <summary>Describes a container that ran and has ended.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ContainerStateTerminated")]
public sealed partial record ContainerStateTerminated
{
    /// <summary>Exit code of the main process; zero means success.</summary>
    [Field("exitCode", 1, Omit = Omit.Never, Required = true, Default = "0")]
    public int ExitCode { get; init; }

    /// <summary>Number of the signal that ended the process, if a signal did.</summary>
    [Field("signal", 2)]
    public int Signal { get; init; }

    /// <summary>Short word for the end, such as Completed, Error or OOMKilled.</summary>
    [Field("reason", 3)]
    public string Reason { get; init; } = "";

    /// <summary>Text the container left behind about its end, as found by the termination message policy.</summary>
    [Field("message", 4)]
    public string Message { get; init; } = "";

    /// <summary>Moment at which this run of the container began.</summary>
    [Field("startedAt", 5)]
    public Time StartedAt { get; init; }

    /// <summary>Moment at which this run of the container ended.</summary>
    [Field("finishedAt", 6)]
    public Time FinishedAt { get; init; }

    /// <summary>Runtime identifier of the ended container, in the form runtime://id.</summary>
    [Field("containerID", 7)]
    public string ContainerID { get; init; } = "";
}
