using Dotnetes.Api.AdmissionRegistration.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Resources.Tables;

namespace Dotnetes.ApiServer.Resources.AdmissionRegistration;

/// <summary>What webhooks and policies have in common.</summary>
internal static class AdmissionDefaults
{
    public const int TimeoutSeconds = 10;

    private const int HttpsPort = 443;

    public static LabelSelector Everything { get; } = new();

    public static RuleWithOperations Rule(RuleWithOperations rule) => rule.Scope is null ? rule with { Scope = "*" } : rule;

    public static NamedRuleWithOperations Rule(NamedRuleWithOperations rule) => rule.Scope is null ? rule with { Scope = "*" } : rule;

    public static WebhookClientConfig Client(WebhookClientConfig client) => client.Service is { Port: null } service ? client with { Service = service with { Port = HttpsPort } } : client;

    public static MatchResources? Match(MatchResources? match)
    {
        if (match is null)
        {
            return null;
        }

        var rules = match.ResourceRules.Rewrite(Rule);
        var excluded = match.ExcludeResourceRules.Rewrite(Rule);
        return match is { MatchPolicy: not null, NamespaceSelector: not null, ObjectSelector: not null } && rules.IsSame(match.ResourceRules) && excluded.IsSame(match.ExcludeResourceRules)
            ? match
            : match with
            {
                MatchPolicy = match.MatchPolicy ?? "Equivalent",
                NamespaceSelector = match.NamespaceSelector ?? Everything,
                ObjectSelector = match.ObjectSelector ?? Everything,
                ResourceRules = rules,
                ExcludeResourceRules = excluded,
            };
    }

    public static RawJson ParamKind(ParamKind? kind) => TableCell.Text(kind is null ? "<unset>" : $"{kind.ApiVersion}/{kind.Kind}");

    public static RawJson ParamRef(ParamRef? reference) => TableCell.Text(reference switch
    {
        { Name.Length: > 0, Namespace.Length: > 0 } => $"{reference.Namespace}/{reference.Name}",
        { Name.Length: > 0 } => $"*/{reference.Name}",
        { Selector: { } selector } => TableCell.FormatSelector(selector),
        _ => "<unset>",
    });
}
