namespace Dotnetes.Api.AdmissionRegistration.V1Beta1;

/// <summary>Whether a mutating step runs again when later steps have changed the object.</summary>
public static class ReinvocationPolicyType
{
    /// <summary>The value <c>Never</c>.</summary>
    public const string Never = "Never";

    /// <summary>The value <c>IfNeeded</c>.</summary>
    public const string IfNeeded = "IfNeeded";
}
