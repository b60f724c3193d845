namespace Dotnetes.ApiServer.Admission;

/// <summary>Which of the built-in admission plugins run, and how.</summary>
public sealed record AdmissionSettings
{
    /// <summary>The plugins that upstream has on by default.</summary>
    public static AdmissionSettings Default { get; } = new();

    /// <summary>Plugins to run besides those that are on by default (<c>--enable-admission-plugins</c>).</summary>
    public ValueList<string> Enabled { get; init; }

    /// <summary>Plugins not to run (<c>--disable-admission-plugins</c>).</summary>
    public ValueList<string> Disabled { get; init; }
}
