namespace Dotnetes.Api.Core.V1;

/// <summary>Hooks and settings for the start and end of a container.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.Lifecycle")]
public sealed partial record Lifecycle
{
    /// <summary>Action run right after the container was created; its failure kills the container, which then follows the restart policy.</summary>
    [Field("postStart", 1)]
    public LifecycleHandler? PostStart { get; init; }

    /// <summary>Action run before the container is stopped on request; it is bounded by the termination grace period.</summary>
    [Field("preStop", 2)]
    public LifecycleHandler? PreStop { get; init; }

    /// <summary>Signal sent to stop the container, such as SIGTERM; requires spec.os.name, and unset uses the image or runtime default.</summary>
    [Field("stopSignal", 3, Enum = "SIGABRT|SIGALRM|SIGBUS|SIGCHLD|SIGCLD|SIGCONT|SIGFPE|SIGHUP|SIGILL|SIGINT|SIGIO|SIGIOT|SIGKILL|SIGPIPE|SIGPOLL|SIGPROF|SIGPWR|SIGQUIT|SIGRTMAX|SIGRTMAX-1|SIGRTMAX-10|SIGRTMAX-11|SIGRTMAX-12|SIGRTMAX-13|SIGRTMAX-14|SIGRTMAX-2|SIGRTMAX-3|SIGRTMAX-4|SIGRTMAX-5|SIGRTMAX-6|SIGRTMAX-7|SIGRTMAX-8|SIGRTMAX-9|SIGRTMIN|SIGRTMIN+1|SIGRTMIN+10|SIGRTMIN+11|SIGRTMIN+12|SIGRTMIN+13|SIGRTMIN+14|SIGRTMIN+15|SIGRTMIN+2|SIGRTMIN+3|SIGRTMIN+4|SIGRTMIN+5|SIGRTMIN+6|SIGRTMIN+7|SIGRTMIN+8|SIGRTMIN+9|SIGSEGV|SIGSTKFLT|SIGSTOP|SIGSYS|SIGTERM|SIGTRAP|SIGTSTP|SIGTTIN|SIGTTOU|SIGURG|SIGUSR1|SIGUSR2|SIGVTALRM|SIGWINCH|SIGXCPU|SIGXFSZ")]
    public string? StopSignal { get; init; }
}
