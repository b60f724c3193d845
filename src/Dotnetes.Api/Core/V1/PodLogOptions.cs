namespace Dotnetes.Api.Core.V1;

/// <summary>Query parameters for reading the log of a container.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.PodLogOptions", TypeMeta = true)]
[Kind("", "v1", "PodLogOptions")]
public sealed partial record PodLogOptions
{
    /// <summary>Container whose log is read; may be left out if the pod has only one.</summary>
    [Field("container", 1)]
    public string Container { get; init; } = "";

    /// <summary>When true, the connection stays open and new output is delivered as it appears; the default is false.</summary>
    [Field("follow", 2)]
    public bool Follow { get; init; }

    /// <summary>When true, the log of the preceding, ended run of the container is read; the default is false.</summary>
    [Field("previous", 3)]
    public bool Previous { get; init; }

    /// <summary>Only output of this many most recent seconds is returned; exclusive with sinceTime.</summary>
    [Field("sinceSeconds", 4)]
    public long? SinceSeconds { get; init; }

    /// <summary>Only output written after this moment is returned; exclusive with sinceSeconds.</summary>
    [Field("sinceTime", 5)]
    public Time? SinceTime { get; init; }

    /// <summary>When true, each line starts with the time it was written, in RFC 3339 format; the default is false.</summary>
    [Field("timestamps", 6)]
    public bool Timestamps { get; init; }

    /// <summary>Number of lines to return, counted from the end; unset returns all.</summary>
    [Field("tailLines", 7)]
    public long? TailLines { get; init; }

    /// <summary>Number of bytes after which the response ends, possibly within a line; unset means no bound.</summary>
    [Field("limitBytes", 8)]
    public long? LimitBytes { get; init; }

    /// <summary>When true, the API server does not verify the serving certificate of the kubelet, so the log could be forged.</summary>
    [Field("insecureSkipTLSVerifyBackend", 9)]
    public bool InsecureSkipTlsVerifyBackend { get; init; }

    /// <summary>Output to read: All, Stdout or Stderr; the default is All, and only that permits tailLines.</summary>
    [Field("stream", 10, Gate = "PodLogsQuerySplitStreams")]
    public string? Stream { get; init; }
}
