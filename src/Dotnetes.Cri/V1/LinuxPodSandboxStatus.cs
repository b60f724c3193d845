using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Linux-specific state of a sandbox, namely its namespaces.</summary>
[GrpcMessage]
public sealed partial record LinuxPodSandboxStatus
{
    /// <summary>Field <c>namespaces</c>.</summary>
    [Field("", 1)]
    public Namespace? Namespaces { get; init; }
}
