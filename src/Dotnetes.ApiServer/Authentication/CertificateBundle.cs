using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Dotnetes.Machinery.Configuration;

namespace Dotnetes.ApiServer.Authentication;

/// <summary>The authorities of a PEM file.</summary>
public static class CertificateBundle
{
    /// <summary>Reads a file, and reads it again whenever it changes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="time">The clock.</param>
    /// <param name="failed">Is told why a change could not be taken over; the old authorities stay in force.</param>
    /// <exception cref="ConfigurationException">The file cannot be read or holds no certificate.</exception>
    public static Func<X509Certificate2Collection> Follow(string path, TimeProvider time, Action<Exception> failed)
    {
        try
        {
            var file = new FollowedFiles<X509Certificate2Collection>([path], texts => Parse(texts[0], path), time, failed);
            return () => file.Value;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"{path}: cannot be read: {e.Message}", e);
        }
    }

    /// <summary>The certificates of a PEM text.</summary>
    /// <param name="pem">The text.</param>
    /// <param name="path">What to call it in errors.</param>
    /// <exception cref="ConfigurationException">It holds no certificate, or a damaged one.</exception>
    public static X509Certificate2Collection Parse(string pem, string path)
    {
        var found = new X509Certificate2Collection();
        try
        {
            found.ImportFromPem(pem);
        }
        catch (CryptographicException e)
        {
            throw new ConfigurationException($"{path}: a certificate is damaged: {e.Message}", e);
        }

        return found.Count > 0 ? found : throw new ConfigurationException($"{path}: data does not contain any valid RSA or ECDSA certificates");
    }
}
