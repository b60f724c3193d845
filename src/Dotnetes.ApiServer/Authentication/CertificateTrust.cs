using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;

namespace Dotnetes.ApiServer.Authentication;

/// <summary>
/// Judges client certificates by some authorities. A certificate that was found good is not judged again on its connection for a minute, unless it ends or the
/// authorities change: to follow a chain takes longer than all else that happens to a small request.
/// </summary>
/// <param name="authorities">The authorities, asked for each time; the same collection while nothing has changed.</param>
/// <param name="time">The clock.</param>
internal sealed class CertificateTrust(Func<X509Certificate2Collection> authorities, TimeProvider time)
{
    private static readonly TimeSpan s_life = TimeSpan.FromMinutes(1);

    private readonly ConditionalWeakTable<X509Certificate2, Verdict> _good = [];

    /// <summary>Whether a certificate chains to one of the authorities, is valid now and meant for clients.</summary>
    public bool Includes(X509Certificate2 certificate)
    {
        var trusted = authorities();
        var now = time.GetUtcNow();
        if (_good.TryGetValue(certificate, out var verdict) && ReferenceEquals(verdict.Authorities, trusted) && now >= verdict.From && now < verdict.Until)
        {
            return true;
        }

        if (!ClientCertificates.IsTrusted(certificate, trusted, time))
        {
            return false;
        }

        var end = new DateTimeOffset(certificate.NotAfter.ToUniversalTime());
        _good.AddOrUpdate(certificate, new(trusted, now, end < now + s_life ? end : now + s_life));
        return true;
    }

    private sealed record Verdict(X509Certificate2Collection Authorities, DateTimeOffset From, DateTimeOffset Until);
}
