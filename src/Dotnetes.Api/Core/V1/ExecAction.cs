namespace Dotnetes.Api.Core.V1;

/// <summary>A command run inside the container; exit code zero counts as success.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ExecAction")]
public sealed partial record ExecAction
{
    /// <summary>Program and arguments, started directly without a shell, with the root directory as working directory.</summary>
    [Field("command", 1, List = "atomic")]
    public ValueList<string> Command { get; init; }
}
