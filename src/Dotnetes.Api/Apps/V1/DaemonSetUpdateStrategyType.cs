namespace Dotnetes.Api.Apps.V1;

/// <summary>Whether daemon pods are replaced automatically on changes or only after being deleted.</summary>
public static class DaemonSetUpdateStrategyType
{
    /// <summary>The value <c>RollingUpdate</c>.</summary>
    public const string RollingUpdate = "RollingUpdate";

    /// <summary>The value <c>OnDelete</c>.</summary>
    public const string OnDelete = "OnDelete";
}
