namespace Dotnetes.Api.Config.Logs.V1;

/// <summary>A verbosity level for source files that match a name pattern.</summary>
[ApiType(OpenApi = "io.k8s.component-base.logs.api.v1.VModuleItem", Proto = false)]
public sealed partial record VModuleItem
{
    [Field("filePattern", Omit = Omit.Never, Required = true)]
    public string FilePattern { get; init; } = "";

    [Field("verbosity", Omit = Omit.Never, Required = true)]
    public uint Verbosity { get; init; }
}
