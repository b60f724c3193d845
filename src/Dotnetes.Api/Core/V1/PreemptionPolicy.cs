namespace Dotnetes.Api.Core.V1;

/// <summary>Whether pods of this priority may displace pods of lower priority.</summary>
public static class PreemptionPolicy
{
    /// <summary>The value <c>PreemptLowerPriority</c>.</summary>
    public const string PreemptLowerPriority = "PreemptLowerPriority";

    /// <summary>The value <c>Never</c>.</summary>
    public const string Never = "Never";
}
