namespace Dotnetes.Api.Config.Logs.V1;

/// <summary>Options that apply to log output in text format.</summary>
[ApiType(OpenApi = "io.k8s.component-base.logs.api.v1.TextOptions", Proto = false)]
public sealed partial record TextOptions
{
    [Field("splitStream")]
    public bool SplitStream { get; init; }

    [Field("infoBufferSize")]
    public Quantity InfoBufferSize { get; init; }
}
