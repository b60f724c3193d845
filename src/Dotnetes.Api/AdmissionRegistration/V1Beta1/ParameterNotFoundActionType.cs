namespace Dotnetes.Api.AdmissionRegistration.V1Beta1;

/// <summary>Whether a binding without matching parameter objects lets requests pass or rejects them.</summary>
public static class ParameterNotFoundActionType
{
    /// <summary>The value <c>Allow</c>.</summary>
    public const string Allow = "Allow";

    /// <summary>The value <c>Deny</c>.</summary>
    public const string Deny = "Deny";
}
