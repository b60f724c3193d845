namespace Dotnetes.Api.AdmissionRegistration.V1Alpha1;

/// <summary>What happens on a failed validation: rejection, a warning to the client, or an audit entry.</summary>
public static class ValidationAction
{
    /// <summary>The value <c>Deny</c>.</summary>
    public const string Deny = "Deny";

    /// <summary>The value <c>Warn</c>.</summary>
    public const string Warn = "Warn";

    /// <summary>The value <c>Audit</c>.</summary>
    public const string Audit = "Audit";
}
