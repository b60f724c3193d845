using System.Security.Cryptography;
using System.Text;
using Dotnetes.Machinery.Configuration;

namespace Dotnetes.ApiServer.Authentication.Tokens;

/// <summary>Knows users by the tokens of a file (<c>--token-auth-file</c>): lines of token, user name, uid and, maybe, groups in quotes.</summary>
public sealed class TokenFileAuthenticator : ITokenAuthenticator
{
    private readonly Dictionary<string, UserInfo> _users = new(StringComparer.Ordinal);
    private readonly ValueList<string> _serverAudiences;

    /// <summary>Reads the lines of a file.</summary>
    /// <param name="text">The file's content.</param>
    /// <param name="path">The file's path, for messages.</param>
    /// <param name="serverAudiences">The audiences that mean this server.</param>
    /// <exception cref="ConfigurationException">A line has too few columns.</exception>
    public TokenFileAuthenticator(string text, string path, ValueList<string> serverAudiences)
    {
        _serverAudiences = serverAudiences;
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (line.Trim().Length == 0)
            {
                continue;
            }

            var cells = Cells(line.TrimEnd('\r'));
            if (cells.Count < 3)
            {
                throw new ConfigurationException($"{path}:{number}: token file must have at least 3 columns (token, user name, user uid), found {cells.Count}");
            }

            if (cells[0].Length > 0)
            {
                _users[HashOf(cells[0])] = new UserInfo(cells[1]) { Uid = cells[2], Groups = cells.Count > 3 ? cells[3].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToValueList() : default };
            }
        }
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="ConfigurationException">It cannot be read, or a line has too few columns.</exception>
    public static TokenFileAuthenticator Read(string path, ValueList<string> serverAudiences)
    {
        try
        {
            return new(File.ReadAllText(path), path, serverAudiences);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"{path}: cannot be read: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public ValueTask<AuthenticationResult> Authenticate(string token, ValueList<string> audiences, CancellationToken cancellationToken) =>
        new(_users.TryGetValue(HashOf(token), out var user) && AudienceRule.Common(_serverAudiences, audiences) is { } common
            ? new AuthenticationResult(user) { Audiences = common }
            : default);

    // Comparing hashes takes the same time for every wrong token.
    private static string HashOf(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    // RFC 4180 without line breaks in cells.
    private static List<string> Cells(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                cell.Append('"');
                i++;
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else
            {
                cell.Append(c);
            }
        }

        cells.Add(cell.ToString().Trim());
        return cells;
    }
}
