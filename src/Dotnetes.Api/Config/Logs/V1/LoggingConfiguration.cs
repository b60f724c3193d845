namespace Dotnetes.Api.Config.Logs.V1;

/// <summary>Format, flushing and verbosity of the log output of a component.</summary>
[ApiType(OpenApi = "io.k8s.component-base.logs.api.v1.LoggingConfiguration", Proto = false)]
public sealed partial record LoggingConfiguration
{
    [Field("format")]
    public string Format { get; init; } = "";

    [Field("flushFrequency", Required = true)]
    public Duration FlushFrequency { get; init; }

    [Field("verbosity", Omit = Omit.Never, Required = true)]
    public uint Verbosity { get; init; }

    [Field("vmodule")]
    public ValueList<VModuleItem> Vmodule { get; init; }

    [Field("options")]
    public FormatOptions Options { get; init; } = FormatOptions.Empty;
}
