namespace Dotnetes.Api.Version;

/// <summary>Version and build facts of a component, as served under /version.</summary>
[ApiType(OpenApi = "io.k8s.apimachinery.pkg.version.Info", Proto = false)]
public sealed partial record Info
{
    /// <summary>Major part of the version number.</summary>
    [Field("major", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Major { get; init; } = "";

    /// <summary>Minor part of the version number, possibly with a trailing plus sign.</summary>
    [Field("minor", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Minor { get; init; } = "";

    /// <summary>Major part of the version whose behaviour the server emulates.</summary>
    [Field("emulationMajor")]
    public string EmulationMajor { get; init; } = "";

    /// <summary>Minor part of the version whose behaviour the server emulates.</summary>
    [Field("emulationMinor")]
    public string EmulationMinor { get; init; } = "";

    /// <summary>Major part of the oldest version the server stays compatible with.</summary>
    [Field("minCompatibilityMajor")]
    public string MinCompatibilityMajor { get; init; } = "";

    /// <summary>Minor part of the oldest version the server stays compatible with.</summary>
    [Field("minCompatibilityMinor")]
    public string MinCompatibilityMinor { get; init; } = "";

    /// <summary>Full version with a leading v, such as v1.36.0.</summary>
    [Field("gitVersion", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string GitVersion { get; init; } = "";

    /// <summary>Hash of the source commit from which the component was built.</summary>
    [Field("gitCommit", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string GitCommit { get; init; } = "";

    /// <summary>Whether the source tree was clean or dirty when it was built.</summary>
    [Field("gitTreeState", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string GitTreeState { get; init; } = "";

    /// <summary>Moment of the build in UTC, in RFC 3339 format.</summary>
    [Field("buildDate", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string BuildDate { get; init; } = "";

    /// <summary>Version of the language runtime that the component was built with.</summary>
    [Field("goVersion", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string GoVersion { get; init; } = "";

    /// <summary>Name of the compiler that the component was built with.</summary>
    [Field("compiler", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Compiler { get; init; } = "";

    /// <summary>Operating system and architecture of the build, such as linux/amd64.</summary>
    [Field("platform", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Platform { get; init; } = "";
}
