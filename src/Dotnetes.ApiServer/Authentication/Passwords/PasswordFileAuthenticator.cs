using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Dotnetes.ApiServer.Authentication.Tokens;
using Dotnetes.Machinery.Configuration;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.ApiServer.Authentication.Passwords;

/// <summary>
/// Knows users by name and password (RFC 7617) from a file (<c>--basic-auth-file</c>): lines of password, user name, uid and, maybe, groups in quotes.
/// Upstream did so up to 1.18; a server does it only when it is told to.
/// </summary>
public sealed class PasswordFileAuthenticator : IAuthenticator
{
    private const string Scheme = "Basic";
    private const string Refused = "invalid user name or password";

    private readonly Dictionary<string, (byte[] Password, UserInfo User)> _users = new(StringComparer.Ordinal);

    /// <summary>Reads the lines of a file.</summary>
    /// <param name="text">The file's content.</param>
    /// <param name="path">The file's path, for messages.</param>
    /// <exception cref="ConfigurationException">A line has too few columns, or a name comes twice.</exception>
    public PasswordFileAuthenticator(string text, string path)
    {
        foreach (var (number, cells) in CredentialLines.Of(text))
        {
            if (cells.Count < 3 || cells[0].Length == 0 || cells[1].Length == 0)
            {
                throw new ConfigurationException($"{path}:{number}: password file must have at least 3 columns (password, user name, user uid), found {cells.Count}");
            }

            if (!_users.TryAdd(cells[1], (HashOf(cells[0]), CredentialLines.UserOf(cells))))
            {
                throw new ConfigurationException($"{path}:{number}: the user {cells[1]} has a password already");
            }
        }
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="ConfigurationException">It cannot be read or is malformed.</exception>
    public static PasswordFileAuthenticator Read(string path) => new(ConfigurationFile.ReadText(path), path);

    /// <inheritdoc/>
    public ValueTask<AuthenticationResult> Authenticate(HttpContext context, CancellationToken cancellationToken)
    {
        var headers = context.Request.Headers;
        if ((headers.Authorization is { Count: > 0 } values ? values[0] : null)?.Trim().Split(' ', 2) is not [var scheme, var credentials]
            || !scheme.Equals(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return default;
        }

        if (Decode(credentials.Trim()) is not { } text || text.Split(':', 2) is not [var name, var password])
        {
            return new(new AuthenticationResult(null, Refused));
        }

        // A name that nobody has takes as long as a wrong password.
        var known = _users.TryGetValue(name, out var entry);
        if (!CryptographicOperations.FixedTimeEquals(HashOf(password), known ? entry.Password : new byte[SHA256.HashSizeInBytes]) || !known)
        {
            return new(new AuthenticationResult(null, Refused));
        }

        headers.Remove("Authorization");
        return new(new AuthenticationResult(entry.User));
    }

    private static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private static string? Decode(string base64)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(base64.Length);
        try
        {
            return Convert.TryFromBase64String(base64, bytes, out var count) ? new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes, 0, count) : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes, clearArray: true);
        }
    }
}
