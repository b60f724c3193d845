using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Dotnetes.Api.Certificates.V1;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Certificates;

/// <summary>The rules of certificate signing requests.</summary>
internal static class CertificateSigningRequestValidation
{
    private const int ShortestLife = 600;
    private const string LegacySigner = "kubernetes.io/legacy-unknown";
    private const string Exclusive = "Approved and Denied conditions are mutually exclusive";

    private static readonly string[] s_usages =
    [
        "any", "cert sign", "client auth", "code signing", "content commitment", "crl sign", "data encipherment", "decipher only", "digital signature", "email protection",
        "encipher only", "ipsec end system", "ipsec tunnel", "ipsec user", "key agreement", "key encipherment", "microsoft sgc", "netscape sgc", "ocsp signing", "s/mime",
        "server auth", "signing", "timestamping",
    ];

    private static readonly FieldPath s_spec = FieldPath.Of("spec");
    private static readonly FieldPath s_conditions = FieldPath.Of("status", "conditions");
    private static readonly FieldPath s_certificate = FieldPath.Of("status", "certificate");

    /// <summary>Checks a request.</summary>
    public static void Validate(CertificateSigningRequest value, CertificateSigningRequest? old, FieldErrorList errors)
    {
        if (old is null && Problem(value.Spec.Request.Span) is { } problem)
        {
            errors.Add(FieldError.Invalid(s_spec.Child("request"), Convert.ToBase64String(value.Spec.Request.Span), problem));
        }

        var usages = s_spec.Child("usages");
        if (value.Spec.Usages.IsEmpty)
        {
            errors.Add(FieldError.Required(usages));
        }

        for (var i = 0; old is null && i < value.Spec.Usages.Count; i++)
        {
            var usage = value.Spec.Usages[i];
            if (!s_usages.Contains(usage))
            {
                errors.Add(FieldError.NotSupported(usages.Index(i), usage, s_usages));
            }

            if (value.Spec.Usages.FindIndex(u => u == usage) < i)
            {
                errors.Add(FieldError.Duplicate(usages.Index(i), usage));
            }
        }

        // Requests that older releases took may stay.
        if (value.Spec.SignerName != LegacySigner || old?.Spec.SignerName != LegacySigner)
        {
            Signer(errors, s_spec.Child("signerName"), value.Spec.SignerName);
        }

        if (value.Spec.ExpirationSeconds is { } seconds and < ShortestLife)
        {
            errors.Add(FieldError.Invalid(s_spec.Child("expirationSeconds"), seconds, "may not specify a duration less than 600 seconds (10 minutes)"));
        }

        Conditions(errors, value.Status.Conditions);
        if (value.Status.Certificate != old?.Status.Certificate && CertificateProblem(value.Status.Certificate.Span) is { } wrong)
        {
            errors.Add(FieldError.Invalid(s_certificate, "<certificate data>", wrong));
        }
    }

    /// <summary>Checks a change; which one decides what it may touch.</summary>
    public static void Update(CertificateSigningRequest value, CertificateSigningRequest old, string subresource, FieldErrorList errors)
    {
        Validate(value, old, errors);
        foreach (var type in (string[])["Approved", "Denied", "Failed"])
        {
            var before = old.Status.Conditions.Where(c => c.Type == type).ToList();
            var after = value.Status.Conditions.Where(c => c.Type == type).ToList();
            if (after.Count < before.Count)
            {
                errors.Add(FieldError.Forbidden(s_conditions, $"updates may not remove a condition of type {GoText.Quote(type)}"));
            }
            else if (subresource != "approval" && type != "Failed" && !after.SequenceEqual(before))
            {
                errors.Add(FieldError.Forbidden(s_conditions, after.Count > before.Count
                    ? $"updates may not add a condition of type {GoText.Quote(type)}"
                    : $"updates may not modify a condition of type {GoText.Quote(type)}\n{InternalForm.DifferenceOfLists<CertificateSigningRequestCondition>([.. before], [.. after])}"));
            }
        }

        if (value.Status.Certificate != old.Status.Certificate)
        {
            if (subresource != "status")
            {
                errors.Add(FieldError.Forbidden(s_certificate, "updates may not set certificate content"));
            }
            else if (old.Status.Certificate.Length > 0)
            {
                errors.Add(FieldError.Forbidden(s_certificate, "updates may not modify existing certificate content"));
            }
        }
    }

    private static string? Problem(ReadOnlySpan<byte> pem)
    {
        var text = Encoding.UTF8.GetString(pem);
        if (!PemEncoding.TryFind(text, out var found) || text[found.Label] is not ("CERTIFICATE REQUEST" or "NEW CERTIFICATE REQUEST"))
        {
            return "PEM block type must be CERTIFICATE REQUEST";
        }

        try
        {
            CertificateRequest.LoadSigningRequestPem(text, HashAlgorithmName.SHA256, CertificateRequestLoadOptions.UnsafeLoadCertificateExtensions);
            return null;
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException or NotSupportedException)
        {
            return e.Message;
        }
    }

    private static string? CertificateProblem(ReadOnlySpan<byte> pem)
    {
        if (pem.IsEmpty)
        {
            return null;
        }

        var rest = Encoding.UTF8.GetString(pem).AsSpan();
        var blocks = 0;
        while (PemEncoding.TryFind(rest, out var found))
        {
            var label = rest[found.Label].ToString();
            if (label != "CERTIFICATE")
            {
                return $"only CERTIFICATE PEM blocks are allowed, found {GoText.Quote(label)}";
            }

            try
            {
                using var certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(rest[found.Base64Data].ToString()));
            }
            catch (CryptographicException e)
            {
                return e.Message;
            }

            blocks++;
            rest = rest[found.Location.End..];
        }

        return blocks == 0 ? "must contain at least one CERTIFICATE PEM block" : null;
    }

    private static void Signer(FieldErrorList errors, FieldPath path, string name)
    {
        if (name.Length == 0)
        {
            errors.Add(FieldError.Required(path));
            return;
        }

        var parts = name.Split('/');
        if (parts.Length != 2)
        {
            errors.Add(FieldError.Invalid(path, name, "must be a fully qualified domain and path of the form 'example.com/signer-name'"));
            return;
        }

        if (name == LegacySigner)
        {
            errors.Add(FieldError.Invalid(path, name, "the legacy signerName is not allowed via this API version"));
            return;
        }

        var domain = DnsNames.IsDns1123Subdomain(parts[0]);
        foreach (var message in domain)
        {
            errors.Add(FieldError.Invalid(path, parts[0], $"validating label {GoText.Quote(parts[0])}: {message}"));
        }

        if (domain.IsEmpty && !parts[0].Contains('.', StringComparison.Ordinal))
        {
            errors.Add(FieldError.Invalid(path, name, "should be a domain with at least two segments separated by dots"));
        }

        foreach (var message in DnsNames.IsDns1123Subdomain(parts[1]))
        {
            errors.Add(FieldError.Invalid(path, parts[1], $"validating label {GoText.Quote(parts[1])}: {message}"));
        }
    }

    private static void Conditions(FieldErrorList errors, ValueList<CertificateSigningRequestCondition> conditions)
    {
        for (var i = 0; i < conditions.Count; i++)
        {
            var condition = conditions[i];
            var path = s_conditions.Index(i);
            if (condition.Type.Length == 0)
            {
                errors.Add(FieldError.Required(path.Child("type")));
            }

            if (condition.Status.Length == 0)
            {
                errors.Add(FieldError.Required(path.Child("status")));
            }
            else if (condition.Type is "Approved" or "Denied" or "Failed")
            {
                errors.OneOf(path.Child("status"), condition.Status, "True");
            }
            else
            {
                errors.OneOf(path.Child("status"), condition.Status, "False", "True", "Unknown");
            }

            if (condition.Type is "Approved" or "Denied" && conditions.Take(i).Any(c => c.Type is "Approved" or "Denied" && c.Type != condition.Type))
            {
                errors.Add(FieldError.Invalid(s_conditions, condition.Type, Exclusive));
            }

            if (conditions.FindIndex(c => c.Type == condition.Type) < i)
            {
                errors.Add(FieldError.Duplicate(path.Child("type"), condition.Type));
            }
        }
    }
}
