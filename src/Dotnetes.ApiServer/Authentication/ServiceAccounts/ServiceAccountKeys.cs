using Dotnetes.ApiServer.Authentication.Tokens;

namespace Dotnetes.ApiServer.Authentication.ServiceAccounts;

/// <summary>The keys of service accounts' tokens at a moment.</summary>
/// <param name="Signing">The key of new tokens; null makes none.</param>
/// <param name="Verifying">Further keys of which tokens are good.</param>
public sealed record ServiceAccountKeys(SigningKey? Signing, IReadOnlyList<VerifyingKey> Verifying)
{
    /// <summary>All keys of which tokens are good, the signing one first.</summary>
    public IReadOnlyList<VerifyingKey> All => [.. (Signing is null ? Array.Empty<VerifyingKey>() : [Signing.Public]).Concat(Verifying).DistinctBy(k => k.KeyId)];

    /// <summary>Whether these are the very same keys.</summary>
    public bool Equals(ServiceAccountKeys? other) => other is not null && ReferenceEquals(Signing, other.Signing) && ReferenceEquals(Verifying, other.Verifying);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Signing, Verifying);
}
