using System.CommandLine;
using Dotnetes.Api.Config.ApiServer.V1;
using Dotnetes.Machinery.Configuration;

namespace Dotnetes.Commands;

/// <summary>The flags that describe one OpenID Connect issuer, under upstream's names; several need a file (<c>--authentication-config</c>).</summary>
public sealed class OpenIdFlags
{
    private static readonly string[] s_algorithms = ["RS256", "RS384", "RS512", "ES256", "ES384", "ES512", "PS256", "PS384", "PS512"];

    private readonly Option<string> _issuer = ComponentFlags.Text("--oidc-issuer-url", "The URL of the OpenID Connect issuer; https only.");
    private readonly Option<string> _client = ComponentFlags.Text("--oidc-client-id", "The client, which is the audience that tokens must have.");
    private readonly Option<string> _authority = ComponentFlags.Text("--oidc-ca-file", "The authorities of the issuer's certificate; without them the machine's.");
    private readonly Option<string> _userClaim = ComponentFlags.Text("--oidc-username-claim", "The claim that is the user's name.", "sub");
    private readonly Option<string> _userPrefix = ComponentFlags.Text("--oidc-username-prefix", "What is put before user names; '-' for nothing, and without it the issuer's URL unless the claim is email.");
    private readonly Option<string> _groupsClaim = ComponentFlags.Text("--oidc-groups-claim", "The claim that has the user's groups.");
    private readonly Option<string> _groupsPrefix = ComponentFlags.Text("--oidc-groups-prefix", "What is put before groups.");
    private readonly Option<string[]> _algorithms = AuthenticationFlags.Texts("--oidc-signing-algs", $"The algorithms of signatures, separated by commas, of {string.Join(", ", s_algorithms)}; RS256 without it.");
    private readonly Option<string[]> _required = AuthenticationFlags.Texts("--oidc-required-claim", "A claim that tokens must have, as CLAIM=VALUE; may be given several times.");

    private Option[] All => [_issuer, _client, _authority, _userClaim, _userPrefix, _groupsClaim, _groupsPrefix, _algorithms, _required];

    /// <summary>Adds the flags to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in All)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Whether one of them was given.</summary>
    public bool AreGiven(ParseResult arguments) => AuthenticationFlags.AreGiven(arguments, All);

    /// <summary>The issuer; null when none is described.</summary>
    /// <exception cref="ConfigurationException">The flags do not fit together, or the file cannot be read.</exception>
    public JwtAuthenticator? IssuerOf(ParseResult arguments)
    {
        if (!AreGiven(arguments))
        {
            return null;
        }

        var (issuer, client) = (arguments.GetValue(_issuer)!, arguments.GetValue(_client)!);
        if (issuer.Length == 0 || client.Length == 0)
        {
            throw new ConfigurationException("oidc-issuer-url and oidc-client-id must be specified together when any oidc-* flags are set");
        }

        var claim = arguments.GetValue(_userClaim)!;
        var groups = arguments.GetValue(_groupsClaim)!;
        return new()
        {
            Issuer = new Issuer { Url = issuer, Audiences = [client], CertificateAuthority = Authority(arguments.GetValue(_authority)!) },
            ClaimValidationRules = (arguments.GetValue(_required) ?? []).Select(Rule).ToValueList(),
            ClaimMappings = new ClaimMappings
            {
                Username = new PrefixedClaimOrExpression { Claim = claim, Prefix = PrefixOf(arguments.GetValue(_userPrefix)!, claim, issuer) },
                Groups = groups.Length == 0
                    ? PrefixedClaimOrExpression.Empty
                    : new PrefixedClaimOrExpression { Claim = groups, Prefix = arguments.GetValue(_groupsPrefix)! },
            },
        };
    }

    /// <summary>The algorithms of signatures.</summary>
    /// <exception cref="ConfigurationException">One is not known.</exception>
    public ValueList<string> AlgorithmsOf(ParseResult arguments)
    {
        var given = AuthenticationFlags.List(arguments, _algorithms);
        return given.FirstOrDefault(a => !s_algorithms.Contains(a)) is { } wrong
            ? throw new ConfigurationException($"oidc: unsupported signing alg: \"{wrong}\"")
            : given.IsEmpty ? ["RS256"] : given;
    }

    // Names of one issuer must not be taken for those of another, or of the cluster.
    private static string PrefixOf(string given, string claim, string issuer) => given switch
    {
        "-" => "",
        "" when claim != "email" => issuer + "#",
        _ => given,
    };

    private static ClaimValidationRule Rule(string text) => text.Split('=', 2) is [{ Length: > 0 } claim, var value]
        ? new() { Claim = claim.Trim(), RequiredValue = value.Trim() }
        : throw new ConfigurationException($"--oidc-required-claim: {text} is not of the form CLAIM=VALUE");

    private static string Authority(string path) => path.Length == 0 ? "" : ConfigurationFile.ReadText(path);
}
