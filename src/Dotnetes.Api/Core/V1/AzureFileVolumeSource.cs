namespace Dotnetes.Api.Core.V1;

/// <summary>Azure Files share used directly by a pod.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.AzureFileVolumeSource")]
public sealed partial record AzureFileVolumeSource
{
    /// <summary>Name of the Secret that holds the Azure storage account name and key.</summary>
    [Field("secretName", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string SecretName { get; init; } = "";

    /// <summary>Name of the file share within the storage account.</summary>
    [Field("shareName", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string ShareName { get; init; } = "";

    /// <summary>When true, the share is mounted without write permission; the default is false.</summary>
    [Field("readOnly", 3)]
    public bool ReadOnly { get; init; }
}
