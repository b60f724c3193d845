namespace Dotnetes.Api.Config.ApiServer.V1;

/// <summary>Configuration of one admission plugin, inline or in a separate file.</summary>
[ApiType(Proto = false)]
public sealed partial record AdmissionPluginConfiguration
{
    [Field("name", Omit = Omit.Never, Required = true)]
    public string Name { get; init; } = "";

    [Field("path", Omit = Omit.Never)]
    public string Path { get; init; } = "";

    [Field("configuration", Omit = Omit.Never)]
    public RawJson? Configuration { get; init; }
}
