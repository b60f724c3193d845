namespace Dotnetes.Api.Statusz.V1Beta1;

/// <summary>Basic facts about a running component: start time, versions and debug paths.</summary>
[ApiType(OpenApi = "io.k8s.apiserver.pkg.server.statusz.api.v1beta1.Statusz", Proto = false, TypeMeta = true)]
[Kind("config.k8s.io", "v1beta1", "Statusz", Namespaced = true)]
public sealed partial record Statusz
{
    [Field("metadata", Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    [Field("startTime", Required = true)]
    public Time StartTime { get; init; }

    [Field("uptimeSeconds", Omit = Omit.Never, Required = true, Default = "0")]
    public long UptimeSeconds { get; init; }

    [Field("goVersion", Omit = Omit.Never, Default = "\"\"")]
    public string GoVersion { get; init; } = "";

    [Field("binaryVersion", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string BinaryVersion { get; init; } = "";

    [Field("emulationVersion")]
    public string EmulationVersion { get; init; } = "";

    [Field("paths", Omit = Omit.Never, List = "set")]
    public ValueList<string> Paths { get; init; }
}
