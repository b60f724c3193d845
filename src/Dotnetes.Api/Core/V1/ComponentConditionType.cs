namespace Dotnetes.Api.Core.V1;

/// <summary>Kind of condition on a component status; the only one is being healthy.</summary>
public static class ComponentConditionType
{
    /// <summary>The value <c>Healthy</c>.</summary>
    public const string Healthy = "Healthy";
}
