using System.Collections.Frozen;
using System.Security.Cryptography.X509Certificates;

namespace Dotnetes.Controllers.Certificates;

/// <summary>Settings of the controllers that approve and sign certificates.</summary>
public sealed record CertificateOptions
{
    /// <summary>
    /// The authority, a certificate with its key, by which each signer of the cluster signs, asked for at each signature; signers that are missing sign nothing.
    /// </summary>
    public IReadOnlyDictionary<string, Func<X509Certificate2>> Authorities { get; init; } = FrozenDictionary<string, Func<X509Certificate2>>.Empty;

    /// <summary>How long a certificate is good at most (<c>--cluster-signing-duration</c>).</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromDays(365);

    /// <summary>Whether serving certificates of kubelets are approved that name just the node's own names and addresses. Upstream leaves it to the administrator.</summary>
    public bool ApproveServing { get; init; }

    /// <summary>Whether client certificates are approved that nodes ask for on behalf of their service proxy and their DNS. Upstream runs these as pods.</summary>
    public bool ApproveNodeComponents { get; init; }

    /// <summary>One authority for all signers (<c>--cluster-signing-cert-file</c>).</summary>
    public static CertificateOptions Of(X509Certificate2 authority) => Of(() => authority);

    /// <summary>One authority for all signers, which may change.</summary>
    public static CertificateOptions Of(Func<X509Certificate2> authority) => new() { Authorities = SignerNames.All.ToFrozenDictionary(n => n, _ => authority) };
}
