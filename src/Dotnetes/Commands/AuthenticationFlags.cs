using System.CommandLine;
using Dotnetes.Machinery.Configuration;
using Dotnetes.Server;

namespace Dotnetes.Commands;

/// <summary>The flags that say how users are known, under upstream's names.</summary>
public sealed class AuthenticationFlags
{
    private readonly Option<string> _clientAuthority = ComponentFlags.Text("--client-ca-file", "Further authorities of client certificates, beside the cluster's own; changes are taken over.");
    private readonly Option<string> _tokens = ComponentFlags.Text("--token-auth-file", "A file with lines of token, user name, uid and, maybe, groups in quotes.");
    private readonly Option<string> _passwords = ComponentFlags.Text("--basic-auth-file", "A file with lines of password, user name, uid and, maybe, groups in quotes. Better use something else.");
    private readonly Option<string> _configuration = ComponentFlags.Text("--authentication-config", "A file that lists issuers of tokens and says who may be anonymous (AuthenticationConfiguration).");
    private readonly Option<string> _webhook = ComponentFlags.Text("--authentication-token-webhook-config-file", "A kubeconfig that tells which service knows tokens.");
    private readonly Option<string> _webhookVersion = ComponentFlags.Text("--authentication-token-webhook-version", "The version of the TokenReviews that the service speaks.", "v1beta1");
    private readonly Option<string> _webhookTime = ComponentFlags.Text("--authentication-token-webhook-cache-ttl", "How long its answers are remembered.", "2m0s");
    private readonly Option<bool?> _anonymous = new("--anonymous-auth") { Description = "Whether requests may come without credentials; yes without it." };
    private readonly Option<bool> _bootstrap = new("--enable-bootstrap-token-auth") { Description = "Whether nodes may join by tokens that are secrets of kube-system.", DefaultValueFactory = _ => true };
    private readonly OpenIdFlags _openId = new();
    private readonly RequestHeaderFlags _proxy = new();

    /// <summary>Adds the flags to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_clientAuthority, _tokens, _passwords, _configuration, _webhook, _webhookVersion, _webhookTime, _anonymous, _bootstrap])
        {
            command.Options.Add(option);
        }

        _openId.AddTo(command);
        _proxy.AddTo(command);
    }

    /// <summary>What was given.</summary>
    /// <exception cref="ConfigurationException">The flags contradict each other, or a value cannot be read.</exception>
    public AuthenticationSettings Of(ParseResult arguments)
    {
        var file = arguments.GetValue(_configuration)!;
        if (file.Length > 0 && _openId.AreGiven(arguments))
        {
            throw new ConfigurationException("authentication-config file and oidc-* flags are mutually exclusive");
        }

        return new()
        {
            ClientAuthorityFile = arguments.GetValue(_clientAuthority)!,
            TokenFile = arguments.GetValue(_tokens)!,
            PasswordFile = arguments.GetValue(_passwords)!,
            ConfigurationFile = file,
            OpenId = _openId.IssuerOf(arguments),
            SigningAlgorithms = _openId.AlgorithmsOf(arguments),
            WebhookFile = arguments.GetValue(_webhook)!,
            WebhookVersion = arguments.GetValue(_webhookVersion)!,
            WebhookCacheTime = Duration.TryParse(arguments.GetValue(_webhookTime), out var life)
                ? TimeSpan.FromSeconds(life.TotalSeconds)
                : throw new ConfigurationException($"--authentication-token-webhook-cache-ttl: {arguments.GetValue(_webhookTime)} is no duration; write it as 2m0s"),
            RequestHeader = _proxy.Of(arguments),
            BootstrapTokens = arguments.GetValue(_bootstrap),
            Anonymous = arguments.GetValue(_anonymous),
        };
    }

    /// <summary>A flag that may be given several times.</summary>
    internal static Option<string[]> Texts(string name, string description) => new(name) { Description = description, Arity = ArgumentArity.OneOrMore };

    /// <summary>The values of a flag that are separated by commas.</summary>
    internal static ValueList<string> List(ParseResult arguments, Option<string[]> option) =>
        (arguments.GetValue(option) ?? []).SelectMany(v => v.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToValueList();

    /// <summary>Whether one of some flags was given.</summary>
    internal static bool AreGiven(ParseResult arguments, params Option[] options) => options.Any(o => arguments.GetResult(o) is { Implicit: false });
}
