using System.Security.Cryptography.X509Certificates;

namespace Dotnetes.Client.Transport;

/// <summary>A bearer token from a file that somebody renews, such as a service account token in a pod. Read again every minute and after a refusal.</summary>
/// <param name="path">The file.</param>
/// <param name="time">The clock.</param>
/// <param name="certificate">A certificate to present as well.</param>
public sealed class TokenFileCredentials(string path, TimeProvider time, X509Certificate2? certificate = null) : ICredentialSource
{
    private static readonly TimeSpan s_period = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private string? _authorization;
    private long _readAt;

    /// <inheritdoc/>
    public X509Certificate2? Certificate { get; } = certificate;

    /// <inheritdoc/>
    public ValueTask<string?> Authorization(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_authorization is null || time.GetElapsedTime(_readAt) >= s_period)
            {
                Read();
            }

            return new(_authorization);
        }
    }

    /// <inheritdoc/>
    public bool Rejected()
    {
        lock (_gate)
        {
            var before = _authorization;
            Read();
            return before != _authorization;
        }
    }

    private void Read()
    {
        try
        {
            var token = File.ReadAllText(path).Trim();
            if (token.Length > 0)
            {
                _authorization = $"Bearer {token}";
                _readAt = time.GetTimestamp();
                return;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException && _authorization is not null)
        {
            // The old token may still be good; the next request tries the file again.
            return;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new KubeTransportException($"cannot read the token file {path}: {e.Message}", e);
        }

        if (_authorization is null)
        {
            throw new KubeTransportException($"the token file {path} is empty");
        }
    }
}
