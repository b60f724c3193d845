namespace Dotnetes.Api.AdmissionRegistration.V1;

/// <summary>Whether calling a webhook has effects beyond the answer, and whether dry runs avoid them.</summary>
public static class SideEffectClass
{
    /// <summary>The value <c>Unknown</c>.</summary>
    public const string Unknown = "Unknown";

    /// <summary>The value <c>None</c>.</summary>
    public const string None = "None";

    /// <summary>The value <c>Some</c>.</summary>
    public const string Some = "Some";

    /// <summary>The value <c>NoneOnDryRun</c>.</summary>
    public const string NoneOnDryRun = "NoneOnDryRun";
}
