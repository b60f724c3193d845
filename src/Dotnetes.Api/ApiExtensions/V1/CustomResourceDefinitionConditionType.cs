namespace Dotnetes.Api.ApiExtensions.V1;

/// <summary>Kind of condition on a resource definition, such as names accepted or being established.</summary>
public static class CustomResourceDefinitionConditionType
{
    /// <summary>The value <c>Established</c>.</summary>
    public const string Established = "Established";

    /// <summary>The value <c>NamesAccepted</c>.</summary>
    public const string NamesAccepted = "NamesAccepted";

    /// <summary>The value <c>NonStructuralSchema</c>.</summary>
    public const string NonStructuralSchema = "NonStructuralSchema";

    /// <summary>The value <c>Terminating</c>.</summary>
    public const string Terminating = "Terminating";

    /// <summary>The value <c>KubernetesAPIApprovalPolicyConformant</c>.</summary>
    public const string KubernetesApiApprovalPolicyConformant = "KubernetesAPIApprovalPolicyConformant";

    /// <summary>The value <c>StorageMigrating</c>.</summary>
    public const string StorageMigrating = "StorageMigrating";
}
