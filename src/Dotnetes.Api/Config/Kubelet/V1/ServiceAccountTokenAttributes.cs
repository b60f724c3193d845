namespace Dotnetes.Api.Config.Kubelet.V1;

/// <summary>Says which service account token a credential program receives and how results are cached.</summary>
[ApiType(OpenApi = "io.k8s.kubelet.config.v1.ServiceAccountTokenAttributes", Proto = false)]
public sealed partial record ServiceAccountTokenAttributes
{
    [Field("serviceAccountTokenAudience", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string ServiceAccountTokenAudience { get; init; } = "";

    [Field("cacheType", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string CacheType { get; init; } = "";

    [Field("requireServiceAccount", Omit = Omit.Never, Required = true)]
    public bool? RequireServiceAccount { get; init; }

    [Field("requiredServiceAccountAnnotationKeys", List = "set")]
    public ValueList<string> RequiredServiceAccountAnnotationKeys { get; init; }

    [Field("optionalServiceAccountAnnotationKeys", List = "set")]
    public ValueList<string> OptionalServiceAccountAnnotationKeys { get; init; }
}
