namespace Dotnetes.Api.Config.PodSecurity.V1;

/// <summary>Levels and versions that apply to namespaces without pod security labels.</summary>
[ApiType(Proto = false)]
public sealed partial record PodSecurityDefaults
{
    [Field("enforce")]
    public string Enforce { get; init; } = "";

    [Field("enforce-version")]
    public string EnforceVersion { get; init; } = "";

    [Field("audit")]
    public string Audit { get; init; } = "";

    [Field("audit-version")]
    public string AuditVersion { get; init; } = "";

    [Field("warn")]
    public string Warn { get; init; } = "";

    [Field("warn-version")]
    public string WarnVersion { get; init; } = "";
}
