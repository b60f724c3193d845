namespace Dotnetes.Api.AdmissionRegistration.V1Beta1;

/// <summary>Whether a rule covers cluster-scoped resources, namespaced resources, or both.</summary>
public static class ScopeType
{
    /// <summary>The value <c>Cluster</c>.</summary>
    public const string Cluster = "Cluster";

    /// <summary>The value <c>Namespaced</c>.</summary>
    public const string Namespaced = "Namespaced";

    /// <summary>The value <c>*</c>.</summary>
    public const string All = "*";
}
