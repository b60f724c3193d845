using Dotnetes.ApiServer.Authentication.ServiceAccounts;
using Dotnetes.ApiServer.Authentication.Tokens;
using Dotnetes.Certificates;
using Dotnetes.Machinery.Configuration;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Server;

/// <summary>How the tokens of service accounts are made and checked, as people write it down: with the names of files.</summary>
public sealed record ServiceAccountSettings
{
    private static readonly TimeSpan s_shortestLimit = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_longestLimit = TimeSpan.FromSeconds(1L << 32);

    /// <summary>PEM files with the keys that tokens may be signed with; with none, and no signing key either, those below the data directory.</summary>
    public IReadOnlyList<string> KeyFiles { get; init; } = [];

    /// <summary>The PEM file with the key that signs; empty for one below the data directory that is made at the first start.</summary>
    public string SigningKeyFile { get; init; } = "";

    /// <summary>The accepted issuers, that of new tokens first; with none the default one.</summary>
    public IReadOnlyList<string> Issuers { get; init; } = [];

    /// <summary>The audiences that the API server is; with none its issuers.</summary>
    public IReadOnlyList<string> Audiences { get; init; } = [];

    /// <summary>The URL of the key set in the discovery document; empty for the server's own.</summary>
    public string JwksUri { get; init; } = "";

    /// <summary>The longest life of a token; zero sets no limit.</summary>
    public TimeSpan MaxExpiration { get; init; }

    /// <summary>Whether tokens that admission puts into pods live for a year.</summary>
    public bool ExtendExpiration { get; init; } = true;

    /// <summary>Reads the files; the keys are read again when theirs change.</summary>
    /// <param name="folder">Where the keys are that no file is named for.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Where it is logged when a change of a file cannot be taken over.</param>
    /// <exception cref="FormatException">A value cannot be used.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">A file holds no usable key.</exception>
    public ServiceAccountTokenOptions Load(string folder, TimeProvider time, ILogger logger)
    {
        Check();
        var isOwn = SigningKeyFile.Length == 0;
        if (isOwn)
        {
            TokenKeys.LoadOrCreate(folder).Dispose();
        }

        var signing = isOwn ? TokenKeys.SigningFile(folder) : SigningKeyFile;
        var keys = new FollowedFiles<ServiceAccountKeys>(
            () => [signing, .. isOwn && KeyFiles.Count == 0 ? TokenKeys.VerifyingFiles(folder) : KeyFiles],
            static texts => new(SigningKey.FromPem(texts[0]), [.. texts.Skip(1).SelectMany(VerifyingKey.FromPem)]),
            time,
            e => AuthenticationLog.NotReloaded(logger, signing, e.Message));
        return new()
        {
            CurrentKeys = () => keys.Value,
            Issuers = Issuers.Count == 0 ? [ServiceAccountTokenOptions.DefaultIssuer] : Issuers.ToValueList(),
            Audiences = Audiences.ToValueList(),
            JwksUri = JwksUri,
            MaxExpiration = MaxExpiration == TimeSpan.Zero ? null : MaxExpiration,
            ExtendExpiration = ExtendExpiration,
        };
    }

    private void Check()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var issuer in Issuers)
        {
            if (issuer.Length == 0)
            {
                throw new FormatException("service-account-issuer should not be an empty string");
            }

            if (issuer.Contains(':') && !Uri.TryCreate(issuer, UriKind.RelativeOrAbsolute, out _))
            {
                throw new FormatException($"service-account-issuer \"{issuer}\" contained a ':' but was not a valid URL");
            }

            if (!seen.Add(issuer))
            {
                throw new FormatException($"service-account-issuer \"{issuer}\" is already specified");
            }
        }

        if (JwksUri.Length > 0 && (!Uri.TryCreate(JwksUri, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps))
        {
            throw new FormatException($"service-account-jwks-uri requires https scheme, parsed as: {JwksUri}");
        }

        if (MaxExpiration != TimeSpan.Zero && (MaxExpiration < s_shortestLimit || MaxExpiration > s_longestLimit))
        {
            throw new FormatException("the service-account-max-token-expiration must be between 1 hour and 2^32 seconds");
        }
    }
}
