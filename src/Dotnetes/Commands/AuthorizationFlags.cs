using System.CommandLine;
using Dotnetes.Api.Config.ApiServer.V1;
using Dotnetes.ApiServer.Authorization;
using Dotnetes.ApiServer.Authorization.Abac;
using Dotnetes.Machinery.Configuration;

namespace Dotnetes.Commands;

/// <summary>The flags that say who decides what users may do, under upstream's names.</summary>
public sealed class AuthorizationFlags
{
    private const string DefaultModes = "Node,RBAC";

    private readonly Option<string> _configuration = ComponentFlags.Text("--authorization-config", "A file that lists the authorizers (AuthorizationConfiguration).");
    private readonly Option<string> _modes = ComponentFlags.Text(
        "--authorization-mode", $"The authorizers in order, separated by commas: {string.Join(", ", AuthorizationModes.All)}.", DefaultModes);
    private readonly Option<string> _policies = ComponentFlags.Text("--authorization-policy-file", "The policies of ABAC, a JSON object in every line.");
    private readonly Option<string> _webhook = ComponentFlags.Text("--authorization-webhook-config-file", "A kubeconfig that tells where the webhook is.");
    private readonly Option<string> _version = ComponentFlags.Text("--authorization-webhook-version", "The version of the SubjectAccessReviews that the webhook speaks.", "v1beta1");
    private readonly Option<string> _authorized = ComponentFlags.Text("--authorization-webhook-cache-authorized-ttl", "How long its permissions count.", "5m0s");
    private readonly Option<string> _unauthorized = ComponentFlags.Text("--authorization-webhook-cache-unauthorized-ttl", "How long its refusals count.", "30s");

    /// <summary>Adds the flags to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_configuration, _modes, _policies, _webhook, _version, _authorized, _unauthorized])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What the flags say.</summary>
    /// <exception cref="ConfigurationException">They contradict each other, or a file is wrong.</exception>
    public AuthorizationOptions OptionsOf(ParseResult arguments)
    {
        var policies = arguments.GetValue(_policies)!;
        var options = new AuthorizationOptions { Policies = policies.Length > 0 ? AbacPolicyFile.Read(policies) : [] };
        if (arguments.GetValue(_configuration) is { Length: > 0 } file)
        {
            return IsGiven(arguments, _modes, _webhook, _version, _authorized, _unauthorized)
                ? throw new ConfigurationException("--authorization-config can not be specified when --authorization-mode or --authorization-webhook-* flags are defined")
                : options with { Authorizers = [.. AuthorizationConfigurationFile.Read(file).Authorizers], ConfigurationFile = Path.GetFullPath(file) };
        }

        var modes = arguments.GetValue(_modes)!.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Check(modes, policies, arguments.GetValue(_webhook)!);
        return options with { Authorizers = [.. modes.Select(m => Authorizer(m, arguments))] };
    }

    private static void Check(string[] modes, string policies, string webhook)
    {
        var wrong = modes.FirstOrDefault(m => !AuthorizationModes.All.Contains(m));
        var problem = modes.Length == 0 ? "at least one authorization-mode must be passed"
            : wrong is not null ? $"authorization-mode \"{wrong}\" is not a valid mode"
            : modes.Distinct().Count() != modes.Length ? $"authorization-mode [\"{string.Join("\" \"", modes)}\"] has mode specified more than once"
            : modes.Contains(AuthorizationModes.Abac) && policies.Length == 0 ? "authorization-mode ABAC's authorization policy file not passed"
            : modes.Contains(AuthorizationModes.Webhook) && webhook.Length == 0 ? "authorization-mode Webhook's authorization config file not passed"
            : policies.Length > 0 && !modes.Contains(AuthorizationModes.Abac) ? "cannot specify --authorization-policy-file without mode ABAC"
            : webhook.Length > 0 && !modes.Contains(AuthorizationModes.Webhook) ? "cannot specify --authorization-webhook-config-file without mode Webhook"
            : "";
        if (problem.Length > 0)
        {
            throw new ConfigurationException(problem);
        }
    }

    private static bool IsGiven(ParseResult arguments, params Option[] options) => options.Any(o => arguments.GetResult(o) is { Implicit: false });

    private AuthorizerConfiguration Authorizer(string mode, ParseResult arguments)
    {
        var authorizer = new AuthorizerConfiguration { Type = mode, Name = mode == AuthorizationModes.Webhook ? "default" : mode.ToLowerInvariant() };
        return mode != AuthorizationModes.Webhook
            ? authorizer
            : authorizer with
            {
                Webhook = new WebhookConfiguration
                {
                    AuthorizedTtl = Duration.Parse(arguments.GetValue(_authorized)!),
                    UnauthorizedTtl = Duration.Parse(arguments.GetValue(_unauthorized)!),
                    Timeout = Duration.FromTimeSpan(TimeSpan.FromSeconds(30)),
                    FailurePolicy = "NoOpinion",
                    SubjectAccessReviewVersion = arguments.GetValue(_version)!,
                    ConnectionInfo = new WebhookConnectionInfo { Type = "KubeConfigFile", KubeConfigFile = Path.GetFullPath(arguments.GetValue(_webhook)!) },
                },
            };
    }
}
