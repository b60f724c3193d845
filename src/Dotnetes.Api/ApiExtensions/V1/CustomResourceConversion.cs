namespace Dotnetes.Api.ApiExtensions.V1;

/// <summary>How custom objects are translated between versions.</summary>
[ApiType(OpenApi = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceConversion")]
public sealed partial record CustomResourceConversion
{
    /// <summary>None rewrites only apiVersion; Webhook calls an external service for the translation.</summary>
    [Field("strategy", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Strategy { get; init; } = "";

    /// <summary>How to reach the conversion webhook; required for strategy Webhook and forbidden otherwise.</summary>
    [Field("webhook", 2)]
    public WebhookConversion? Webhook { get; init; }
}
