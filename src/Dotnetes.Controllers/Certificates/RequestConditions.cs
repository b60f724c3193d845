using Dotnetes.Api.Certificates.V1;

namespace Dotnetes.Controllers.Certificates;

/// <summary>What was decided about a certificate signing request.</summary>
internal static class RequestConditions
{
    /// <summary>Whether somebody approved or denied it.</summary>
    public static bool IsDecided(CertificateSigningRequest request) => request.Status.Conditions.Any(c => c.Type is RequestConditionType.Approved or RequestConditionType.Denied);

    /// <summary>Whether it was approved, and not denied.</summary>
    public static bool IsApproved(CertificateSigningRequest request) =>
        request.Status.Conditions.Any(c => c.Type == RequestConditionType.Approved) && !request.Status.Conditions.Any(c => c.Type == RequestConditionType.Denied);

    /// <summary>Whether a signer gave it up.</summary>
    public static bool HasFailed(CertificateSigningRequest request) => request.Status.Conditions.Any(c => c.Type == RequestConditionType.Failed && c.Status == "True");

    /// <summary>The request with one more condition.</summary>
    public static CertificateSigningRequest With(CertificateSigningRequest request, string type, string reason, string message) => request with
    {
        Status = request.Status with { Conditions = request.Status.Conditions.Add(new() { Type = type, Status = "True", Reason = reason, Message = message }) },
    };
}
