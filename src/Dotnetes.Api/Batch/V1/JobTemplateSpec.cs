namespace Dotnetes.Api.Batch.V1;

/// <summary>Blueprint from which a cron job creates its jobs.</summary>
[ApiType(OpenApi = "io.k8s.api.batch.v1.JobTemplateSpec")]
public sealed partial record JobTemplateSpec
{
    /// <summary>Labels, annotations and other metadata copied to each job made from this template.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>Specification given to each job made from this template.</summary>
    [Field("spec", 2, Default = "{}")]
    public JobSpec Spec { get; init; } = JobSpec.Empty;
}
