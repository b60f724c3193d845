namespace Dotnetes.Api.Config.ComponentBase.V1Alpha1;

/// <summary>How a component connects to the API server, with rate limits and formats.</summary>
[ApiType(OpenApi = "io.k8s.component-base.config.v1alpha1.ClientConnectionConfiguration", Proto = false)]
public sealed partial record ClientConnectionConfiguration
{
    [Field("kubeconfig", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Kubeconfig { get; init; } = "";

    [Field("acceptContentTypes", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string AcceptContentTypes { get; init; } = "";

    [Field("contentType", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string ContentType { get; init; } = "";

    [Field("qps", Omit = Omit.Never, Required = true, Default = "0")]
    public float Qps { get; init; }

    [Field("burst", Omit = Omit.Never, Required = true, Default = "0")]
    public int Burst { get; init; }
}
