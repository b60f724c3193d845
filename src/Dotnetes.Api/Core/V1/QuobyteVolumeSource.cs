namespace Dotnetes.Api.Core.V1;

/// <summary>Quobyte volume that outlives the pod using it.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.QuobyteVolumeSource")]
public sealed partial record QuobyteVolumeSource
{
    /// <summary>Addresses of the Quobyte registry as host:port pairs, separated by commas.</summary>
    [Field("registry", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Registry { get; init; } = "";

    /// <summary>Name of an existing Quobyte volume to mount.</summary>
    [Field("volume", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Volume { get; init; } = "";

    /// <summary>When true, the volume is mounted without write permission; the default is false.</summary>
    [Field("readOnly", 3)]
    public bool ReadOnly { get; init; }

    /// <summary>User to whom file accesses are mapped; unset means the user of the service account.</summary>
    [Field("user", 4)]
    public string User { get; init; } = "";

    /// <summary>Group to which file accesses are mapped; unset means no group.</summary>
    [Field("group", 5)]
    public string Group { get; init; } = "";

    /// <summary>Quobyte tenant owning the volume; dynamically provisioned volumes get it from the plugin.</summary>
    [Field("tenant", 6)]
    public string Tenant { get; init; } = "";
}
