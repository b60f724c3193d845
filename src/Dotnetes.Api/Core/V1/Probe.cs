namespace Dotnetes.Api.Core.V1;

/// <summary>A health check that the kubelet repeats against a running container.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.Probe")]
public sealed partial record Probe
{
    /// <summary>Runs a command inside the container and inspects its exit code.</summary>
    [Field("exec", 1, Inside = "1")]
    public ExecAction? Exec { get; init; }

    /// <summary>Sends an HTTP GET request and inspects the response status.</summary>
    [Field("httpGet", 2, Inside = "1")]
    public HttpGetAction? HttpGet { get; init; }

    /// <summary>Tries to open a TCP connection to a port.</summary>
    [Field("tcpSocket", 3, Inside = "1")]
    public TcpSocketAction? TcpSocket { get; init; }

    /// <summary>Queries the gRPC health checking service of the container.</summary>
    [Field("grpc", 4, Inside = "1")]
    public GrpcAction? Grpc { get; init; }

    /// <summary>Seconds to wait after the container start before the first check; the default is 0.</summary>
    [Field("initialDelaySeconds", 2)]
    public int InitialDelaySeconds { get; init; }

    /// <summary>Seconds after which an unanswered check counts as failed; at least and by default 1.</summary>
    [Field("timeoutSeconds", 3)]
    public int TimeoutSeconds { get; init; }

    /// <summary>Seconds between two checks; the default is 10 and the minimum 1.</summary>
    [Field("periodSeconds", 4)]
    public int PeriodSeconds { get; init; }

    /// <summary>Successes in a row needed to recover from a failure; the default is 1, which liveness and startup probes require.</summary>
    [Field("successThreshold", 5)]
    public int SuccessThreshold { get; init; }

    /// <summary>Failures in a row after which the check counts as failed; the default is 3 and the minimum 1.</summary>
    [Field("failureThreshold", 6)]
    public int FailureThreshold { get; init; }

    /// <summary>Grace period in seconds when this probe causes the kill; unset uses that of the pod, and readiness probes cannot set it.</summary>
    [Field("terminationGracePeriodSeconds", 7)]
    public long? TerminationGracePeriodSeconds { get; init; }
}
