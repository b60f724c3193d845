namespace Dotnetes.Api.Certificates.V1;

/// <summary>Whether a condition records approval, denial or failure of a signing request.</summary>
public static class RequestConditionType
{
    /// <summary>The value <c>Approved</c>.</summary>
    public const string Approved = "Approved";

    /// <summary>The value <c>Denied</c>.</summary>
    public const string Denied = "Denied";

    /// <summary>The value <c>Failed</c>.</summary>
    public const string Failed = "Failed";
}
