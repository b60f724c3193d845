namespace Dotnetes.Api.Batch.V1;

/// <summary>Matches a failed pod by comparing the exit codes of its containers with a list.</summary>
[ApiType(OpenApi = "io.k8s.api.batch.v1.PodFailurePolicyOnExitCodesRequirement")]
public sealed partial record PodFailurePolicyOnExitCodesRequirement
{
    /// <summary>Restricts the check to the container or init container of this name; when unset, all containers are examined.</summary>
    [Field("containerName", 1)]
    public string? ContainerName { get; init; }

    /// <summary>In matches when an exit code is in the list; NotIn matches when a failing exit code is not in it.</summary>
    [Field("operator", 2, Omit = Omit.Never, Required = true, Default = "\"\"", Enum = "In|NotIn")]
    public string Operator { get; init; } = "";

    /// <summary>Up to 255 distinct exit codes in ascending order; 0 is not allowed with the In operator.</summary>
    [Field("values", 3, Omit = Omit.Never, Required = true, List = "set")]
    public ValueList<int> Values { get; init; }
}
