namespace Dotnetes.Api.AdmissionRegistration.V1;

/// <summary>Whether rules match only the requested version or also equivalent versions of a resource.</summary>
public static class MatchPolicyType
{
    /// <summary>The value <c>Exact</c>.</summary>
    public const string Exact = "Exact";

    /// <summary>The value <c>Equivalent</c>.</summary>
    public const string Equivalent = "Equivalent";
}
