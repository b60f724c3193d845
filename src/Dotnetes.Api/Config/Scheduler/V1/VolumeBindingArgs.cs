namespace Dotnetes.Api.Config.Scheduler.V1;

/// <summary>Arguments of the plugin that binds volumes for pods.</summary>
[ApiType(OpenApi = "io.k8s.kube-scheduler.config.v1.VolumeBindingArgs", Proto = false, TypeMeta = true)]
[Kind("kubescheduler.config.k8s.io", "v1", "VolumeBindingArgs")]
public sealed partial record VolumeBindingArgs
{
    /// <summary>How many seconds to wait for volumes to be bound; 600 by default.</summary>
    [Field("bindTimeoutSeconds")]
    public long? BindTimeoutSeconds { get; init; }

    /// <summary>Curve that rates nodes by utilization of their storage; needs storage capacity scoring.</summary>
    [Field("shape", List = "atomic", Gate = "StorageCapacityScoring")]
    public ValueList<UtilizationShapePoint> Shape { get; init; }
}
