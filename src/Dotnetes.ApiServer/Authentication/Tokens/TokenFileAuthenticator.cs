using System.Security.Cryptography;
using System.Text;
using Dotnetes.Machinery.Configuration;

namespace Dotnetes.ApiServer.Authentication.Tokens;

/// <summary>Knows users by the tokens of a file (<c>--token-auth-file</c>): lines of token, user name, uid and, maybe, groups in quotes.</summary>
public sealed class TokenFileAuthenticator : ITokenAuthenticator
{
    private readonly Dictionary<string, UserInfo> _users = new(StringComparer.Ordinal);

    /// <summary>Reads the lines of a file.</summary>
    /// <param name="text">The file's content.</param>
    /// <param name="path">The file's path, for messages.</param>
    /// <exception cref="ConfigurationException">A line has too few columns.</exception>
    public TokenFileAuthenticator(string text, string path)
    {
        foreach (var (number, cells) in CredentialLines.Of(text))
        {
            if (cells.Count < 3)
            {
                throw new ConfigurationException($"{path}:{number}: token file must have at least 3 columns (token, user name, user uid), found {cells.Count}");
            }

            if (cells[0].Length > 0)
            {
                _users[HashOf(cells[0])] = CredentialLines.UserOf(cells);
            }
        }
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="ConfigurationException">It cannot be read, or a line has too few columns.</exception>
    public static TokenFileAuthenticator Read(string path) => new(ConfigurationFile.ReadText(path), path);

    /// <inheritdoc/>
    public ValueTask<AuthenticationResult> Authenticate(string token, ValueList<string> audiences, CancellationToken cancellationToken) =>
        new(_users.TryGetValue(HashOf(token), out var user) ? new AuthenticationResult(user) : default);

    // Comparing hashes takes the same time for every wrong token.
    private static string HashOf(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
