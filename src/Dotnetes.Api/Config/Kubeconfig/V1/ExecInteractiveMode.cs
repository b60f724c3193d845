namespace Dotnetes.Api.Config.Kubeconfig.V1;

/// <summary>Whether a credential program never uses the terminal, uses it if present, or always needs it.</summary>
public static class ExecInteractiveMode
{
    /// <summary>The value <c>Never</c>.</summary>
    public const string Never = "Never";

    /// <summary>The value <c>IfAvailable</c>.</summary>
    public const string IfAvailable = "IfAvailable";

    /// <summary>The value <c>Always</c>.</summary>
    public const string Always = "Always";
}
