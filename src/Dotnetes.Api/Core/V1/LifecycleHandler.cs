namespace Dotnetes.Api.Core.V1;

/// <summary>The action of a life cycle hook; exactly one member must be set.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.LifecycleHandler")]
public sealed partial record LifecycleHandler
{
    /// <summary>Runs a command inside the container and waits for it.</summary>
    [Field("exec", 1)]
    public ExecAction? Exec { get; init; }

    /// <summary>Sends an HTTP GET request to the container.</summary>
    [Field("httpGet", 2)]
    public HttpGetAction? HttpGet { get; init; }

    /// <summary>Not supported as a hook; accepted for compatibility only and fails when it is run.</summary>
    [Field("tcpSocket", 3)]
    public TcpSocketAction? TcpSocket { get; init; }

    /// <summary>Pauses for a fixed number of seconds.</summary>
    [Field("sleep", 4)]
    public SleepAction? Sleep { get; init; }
}
