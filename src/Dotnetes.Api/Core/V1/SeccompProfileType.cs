namespace Dotnetes.Api.Core.V1;

/// <summary>Which seccomp profile applies: none, that of the container runtime, or a file on the node.</summary>
public static class SeccompProfileType
{
    /// <summary>The value <c>Unconfined</c>.</summary>
    public const string Unconfined = "Unconfined";

    /// <summary>The value <c>RuntimeDefault</c>.</summary>
    public const string RuntimeDefault = "RuntimeDefault";

    /// <summary>The value <c>Localhost</c>.</summary>
    public const string Localhost = "Localhost";
}
