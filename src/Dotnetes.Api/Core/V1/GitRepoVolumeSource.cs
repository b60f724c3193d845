namespace Dotnetes.Api.Core.V1;

/// <summary>Repository that is cloned into an empty directory before the containers start.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.GitRepoVolumeSource")]
public sealed partial record GitRepoVolumeSource
{
    /// <summary>URL from which the git repository is cloned.</summary>
    [Field("repository", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Repository { get; init; } = "";

    /// <summary>Commit hash to check out; unset takes the head of the default branch.</summary>
    [Field("revision", 2)]
    public string Revision { get; init; } = "";

    /// <summary>Directory inside the volume for the clone; a dot clones into the volume root, and parent paths are forbidden.</summary>
    [Field("directory", 3)]
    public string Directory { get; init; } = "";
}
