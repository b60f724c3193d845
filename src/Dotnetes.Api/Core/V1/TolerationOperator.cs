namespace Dotnetes.Api.Core.V1;

/// <summary>How a toleration compares its value with that of a taint: presence, equality, or number order.</summary>
public static class TolerationOperator
{
    /// <summary>The value <c>Exists</c>.</summary>
    public const string Exists = "Exists";

    /// <summary>The value <c>Equal</c>.</summary>
    public const string Equal = "Equal";

    /// <summary>The value <c>Lt</c>.</summary>
    public const string Lt = "Lt";

    /// <summary>The value <c>Gt</c>.</summary>
    public const string Gt = "Gt";
}
