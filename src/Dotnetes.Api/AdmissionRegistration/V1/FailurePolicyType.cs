namespace Dotnetes.Api.AdmissionRegistration.V1;

/// <summary>Whether an error during evaluation lets the request pass or rejects it.</summary>
public static class FailurePolicyType
{
    /// <summary>The value <c>Ignore</c>.</summary>
    public const string Ignore = "Ignore";

    /// <summary>The value <c>Fail</c>.</summary>
    public const string Fail = "Fail";
}
