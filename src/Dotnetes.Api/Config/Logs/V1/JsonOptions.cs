namespace Dotnetes.Api.Config.Logs.V1;

/// <summary>Options that apply to log output in JSON format.</summary>
[ApiType(OpenApi = "io.k8s.component-base.logs.api.v1.JSONOptions", Proto = false)]
public sealed partial record JsonOptions
{
    [Field("splitStream")]
    public bool SplitStream { get; init; }

    [Field("infoBufferSize")]
    public Quantity InfoBufferSize { get; init; }
}
