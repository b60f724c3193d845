namespace Dotnetes.Api.Core.V1;

/// <summary>Collects files from several sources in a single directory.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ProjectedVolumeSource")]
public sealed partial record ProjectedVolumeSource
{
    /// <summary>The sources to combine; each entry sets exactly one kind of source.</summary>
    [Field("sources", 1, Omit = Omit.Never, List = "atomic")]
    public ValueList<VolumeProjection> Sources { get; init; }

    /// <summary>Permission bits for the files, from 0 to 0777; unset means 0644, and single items may override it.</summary>
    [Field("defaultMode", 2)]
    public int? DefaultMode { get; init; }
}
