namespace Dotnetes.Api.Config.Logs.V1;

/// <summary>Additional options for the individual log formats.</summary>
[ApiType(OpenApi = "io.k8s.component-base.logs.api.v1.FormatOptions", Proto = false)]
public sealed partial record FormatOptions
{
    [Field("text")]
    public TextOptions Text { get; init; } = TextOptions.Empty;

    [Field("json")]
    public JsonOptions Json { get; init; } = JsonOptions.Empty;
}
