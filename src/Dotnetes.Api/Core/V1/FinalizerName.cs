namespace Dotnetes.Api.Core.V1;

/// <summary>Name of a party that has to finish its work before a namespace is removed.</summary>
public static class FinalizerName
{
    /// <summary>The value <c>kubernetes</c>.</summary>
    public const string Kubernetes = "kubernetes";
}
