using System.CommandLine;
using Dotnetes.Server;

namespace Dotnetes.Commands;

/// <summary>The API server's flags about tokens of service accounts, under upstream's names.</summary>
public sealed class ServiceAccountFlags
{
    private readonly Option<string[]> _keyFiles = Texts("--service-account-key-file", "A PEM file with keys, public or private, that tokens may be signed with; may be given several times.");
    private readonly Option<string> _signingKeyFile = ComponentFlags.Text("--service-account-signing-key-file", "The PEM file with the private key that signs tokens; without it one is made in the data directory.");
    private readonly Option<string[]> _issuers = Texts("--service-account-issuer", "The issuer of tokens; given several times, the first issues and all are accepted.");
    private readonly Option<string[]> _audiences = Texts("--api-audiences", "The audiences that the API server is, separated by commas; without them its issuers.");
    private readonly Option<string> _jwksUri = ComponentFlags.Text("--service-account-jwks-uri", "The URL of the key set in the discovery document.");
    private readonly Option<string> _maxExpiration = ComponentFlags.Text("--service-account-max-token-expiration", "The longest life of a token, such as 24h; 0s sets no limit.", "0s");
    private readonly Option<bool> _extend = new("--service-account-extend-token-expiration") { Description = "Let tokens that admission puts into pods live for a year.", DefaultValueFactory = _ => true };

    /// <summary>Adds the flags to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_keyFiles, _signingKeyFile, _issuers, _audiences, _jwksUri, _maxExpiration, _extend])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What was given.</summary>
    /// <exception cref="FormatException">A value cannot be read.</exception>
    public ServiceAccountSettings Of(ParseResult arguments) => new()
    {
        KeyFiles = arguments.GetValue(_keyFiles) ?? [],
        SigningKeyFile = arguments.GetValue(_signingKeyFile)!,
        Issuers = arguments.GetValue(_issuers) ?? [],
        Audiences = [.. (arguments.GetValue(_audiences) ?? []).SelectMany(a => a.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))],
        JwksUri = arguments.GetValue(_jwksUri)!,
        MaxExpiration = Duration.TryParse(arguments.GetValue(_maxExpiration), out var life)
            ? TimeSpan.FromSeconds(life.TotalSeconds)
            : throw new FormatException($"{arguments.GetValue(_maxExpiration)} is no duration; write it as 24h"),
        ExtendExpiration = arguments.GetValue(_extend),
    };

    private static Option<string[]> Texts(string name, string description) => new(name) { Description = description, Arity = ArgumentArity.OneOrMore };
}
