namespace Dotnetes.Api.Apps.V1;

/// <summary>Whether pods of a stateful set are replaced automatically on changes or only after being deleted.</summary>
public static class StatefulSetUpdateStrategyType
{
    /// <summary>The value <c>RollingUpdate</c>.</summary>
    public const string RollingUpdate = "RollingUpdate";

    /// <summary>The value <c>OnDelete</c>.</summary>
    public const string OnDelete = "OnDelete";
}
