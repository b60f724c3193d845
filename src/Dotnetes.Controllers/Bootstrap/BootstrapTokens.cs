using System.Globalization;
using Dotnetes.Api.Core.V1;

namespace Dotnetes.Controllers.Bootstrap;

/// <summary>Secrets that hold bootstrap tokens.</summary>
internal static class BootstrapTokens
{
    /// <summary>The type of such secrets.</summary>
    public const string Type = "bootstrap.kubernetes.io/token";

    /// <summary>Where they are.</summary>
    public const string Namespace = "kube-system";

    private const string NamePrefix = "bootstrap-token-";
    private const int IdLength = 6;

    /// <summary>When a token expires: null when never, and the beginning of time when what it says cannot be read.</summary>
    public static DateTimeOffset? Expiry(Secret secret)
    {
        var text = Text(secret, "expiration");
        if (text.Length == 0)
        {
            return null;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var expiry) ? expiry : DateTimeOffset.MinValue;
    }

    /// <summary>The id and secret of a token that may sign; null when it may not.</summary>
    public static (string Id, string Secret)? ForSigning(Secret secret, DateTimeOffset now)
    {
        var (id, value) = (Text(secret, "token-id"), Text(secret, "token-secret"));
        var isNamed = id.Length == IdLength && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)) && secret.Metadata.Name == NamePrefix + id;
        return isNamed && value.Length > 0 && Text(secret, "usage-bootstrap-signing") == "true" && !(Expiry(secret) <= now) ? (id, value) : null;
    }

    private static string Text(Secret secret, string key) => secret.Data.GetValueOrDefault(key).ToUtf8String();
}
