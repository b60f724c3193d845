using System.Text;
using System.Text.Json.Nodes;
using Dotnetes.ApiServer.Resources;
using Dotnetes.ApiServer.Tests.Resources;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Tests.FlowControl;

public sealed class FlowControlValidationTests
{
    private const string Level = "\"priorityLevelConfiguration\":{\"name\":\"p\"}";
    private const string User = "{\"kind\":\"User\",\"user\":{\"name\":\"u\"}}";
    private const string Paths = "{\"verbs\":[\"get\"],\"nonResourceURLs\":[\"/a\"]}";

    public static TheoryData<string, string, string> Schemas { get; } = new()
    {
        { "a", $$$"""{{{{Level}}}}""", "" },
        { "a", $$$"""{{{{Level}}},"matchingPrecedence":-1}""", "spec.matchingPrecedence: Invalid value: -1: must be a positive value" },
        { "a", $$$"""{{{{Level}}},"matchingPrecedence":10001}""", "spec.matchingPrecedence: Invalid value: 10001: must not be greater than 10000" },
        { "a", $$$"""{{{{Level}}},"matchingPrecedence":1}""", "spec.matchingPrecedence: Invalid value: 1: only the schema named 'exempt' may have matchingPrecedence 1" },
        { "a", $$$"""{{{{Level}}},"distinguisherMethod":{"type":"X"}}""", "spec.distinguisherMethod.type: Unsupported value: {\"Type\":\"X\"}: supported values: \"ByNamespace\", \"ByUser\"" },
        { "a", "{}", "spec.priorityLevelConfiguration.name: Required value: must reference a priority level" },
        { "a", """{"priorityLevelConfiguration":{"name":"P_"}}""", "spec.priorityLevelConfiguration.name: Invalid value: \"P_\": a lowercase RFC 1123 subdomain must consist of" },
        { "a", Rule("[]", "[]", "[]"), "[spec.rules[0].subjects: Required value: subjects must contain at least one value, spec.rules[0]: Required value: at least one of resourceRules and nonResourceRules has to be non-empty]" },
        { "a", Rule("[{\"kind\":\"X\"}]", "[]", $"[{Paths}]"), "spec.rules[0].subjects[0].kind: Unsupported value: \"X\": supported values: \"Group\", \"ServiceAccount\", \"User\"" },
        { "a", Rule("[{\"kind\":\"User\"}]", "[]", $"[{Paths}]"), "spec.rules[0].subjects[0].user: Required value: user is required when subject kind is 'User'" },
        { "a", Rule("[{\"kind\":\"User\",\"user\":{\"name\":\"\"}}]", "[]", $"[{Paths}]"), "spec.rules[0].subjects[0].user.name: Required value" },
        { "a", Rule("[{\"kind\":\"User\",\"user\":{\"name\":\"u\"},\"group\":{\"name\":\"g\"}}]", "[]", $"[{Paths}]"), "spec.rules[0].subjects[0].group: Forbidden: group is forbidden when subject kind is not 'Group'" },
        { "a", Rule("[{\"kind\":\"ServiceAccount\",\"serviceAccount\":{\"name\":\"*\",\"namespace\":\"\"}}]", "[]", $"[{Paths}]"), "spec.rules[0].subjects[0].serviceAccount.namespace: Required value: must specify namespace for service account" },
        { "a", Rule($"[{User}]", "[]", """[{"verbs":["get","x"],"nonResourceURLs":["/a"]}]"""), "spec.rules[0].nonResourceRules[0].verbs: Unsupported value: [\"get\",\"x\"]: supported values: \"create\", \"delete\", \"deletecollection\", \"get\", \"list\", \"patch\", \"proxy\", \"update\", \"watch\"" },
        { "a", Rule($"[{User}]", "[]", """[{"verbs":["*","get"],"nonResourceURLs":["*","/a"]}]"""), "[spec.rules[0].nonResourceRules[0].verbs: Invalid value: [\"*\",\"get\"]: if '*' is present, must not specify other verbs, spec.rules[0].nonResourceRules[0].nonResourceURLs: Invalid value: [\"*\",\"/a\"]: if '*' is present, must not specify other non-resource URLs]" },
        { "a", Rule($"[{User}]", "[]", """[{"verbs":["get"],"nonResourceURLs":["a"]}]"""), "spec.rules[0].nonResourceRules[0].nonResourceURLs[0]: Invalid value: \"a\": must start with slash" },
        { "a", Rule($"[{User}]", "[]", """[{"verbs":["get"],"nonResourceURLs":["/a/*/b"]}]"""), "nonResourceURLs[0]: Invalid value: \"/a/*/b\": wildcard can only do suffix matching" },
        { "a", Rule($"[{User}]", """[{"verbs":["get"],"apiGroups":[],"resources":[],"namespaces":[]}]""", "[]"), "[spec.rules[0].resourceRules[0].apiGroups: Required value: resource rules must supply at least one api group, spec.rules[0].resourceRules[0].resources: Required value: resource rules must supply at least one resource, spec.rules[0].resourceRules[0].namespaces: Required value: resource rules that are not cluster scoped must supply at least one namespace]" },
        { "a", Rule($"[{User}]", """[{"verbs":["get"],"apiGroups":["*"],"resources":["*"],"namespaces":["A"]}]""", "[]"), "spec.rules[0].resourceRules[0].namespaces[0]: Invalid value: \"A\": each member of this list must be '*' or a DNS-1123 label; a lowercase RFC 1123 label must consist of" },
        { "catch-all", $$$"""{{{{Level}}}}""", "spec of 'catch-all' must equal the fixed value" },
    };

    public static TheoryData<string, string, string> Levels { get; } = new()
    {
        { "a", """{"type":"Limited","limited":{"limitResponse":{"type":"Reject"}}}""", "" },
        { "a", """{"type":"Exempt"}""", "spec.type: Invalid value: \"Exempt\": must be 'Exempt' if and only if `name` is 'exempt'" },
        { "exempt", """{"type":"Exempt","exempt":{"nominalConcurrencyShares":9,"lendablePercent":5}}""", "" },
        { "exempt", """{"type":"Exempt","exempt":{"nominalConcurrencyShares":-1,"lendablePercent":101}}""", "[spec.exempt.nominalConcurrencyShares: Invalid value: -1: must be a non-negative integer, spec.exempt.lendablePercent: Invalid value: 101: must be between 0 and 100, inclusive]" },
        { "a", """{"type":"X"}""", "spec.type: Unsupported value: \"X\": supported values: \"Exempt\", \"Limited\"" },
        { "a", """{"type":"Limited"}""", "spec.limited: Required value: must not be empty when type is Limited" },
        { "a", """{"type":"Limited","exempt":{},"limited":{"limitResponse":{"type":"Reject"}}}""", "spec.exempt: Forbidden: must be nil if the type is Limited" },
        { "a", """{"type":"Limited","limited":{"nominalConcurrencyShares":-1,"lendablePercent":-1,"borrowingLimitPercent":-1,"limitResponse":{"type":"Reject"}}}""", "[spec.limited.nominalConcurrencyShares: Invalid value: -1: must be a non-negative integer, spec.limited.lendablePercent: Invalid value: -1: must be between 0 and 100, inclusive, spec.limited.borrowingLimitPercent: Invalid value: -1: if specified, must be a non-negative integer]" },
        { "a", """{"type":"Limited","limited":{"limitResponse":{"type":"X"}}}""", "spec.limited.limitResponse.type: Unsupported value: \"X\": supported values: \"Queue\", \"Reject\"" },
        { "a", """{"type":"Limited","limited":{"limitResponse":{"type":"Queue"}}}""", "spec.limited.limitResponse.queuing: Required value: must not be empty if limited.limitResponse.type is Limited" },
        { "a", """{"type":"Limited","limited":{"limitResponse":{"type":"Reject","queuing":{}}}}""", "spec.limited.limitResponse.queuing: Forbidden: must be nil if limited.limitResponse.type is not Limited" },
        { "a", Queuing(5, 6, 1), "spec.limited.limitResponse.queuing.handSize: Invalid value: 6: should not be greater than queues (5)" },
        { "a", Queuing(-1, -1, -1), "[spec.limited.limitResponse.queuing.queueLengthLimit: Invalid value: -1: must be positive, spec.limited.limitResponse.queuing.queues: Invalid value: -1: must be positive, spec.limited.limitResponse.queuing.handSize: Invalid value: -1: must be positive]" },
        { "a", Queuing(10_000_001, 1, 1), "spec.limited.limitResponse.queuing.queues: Invalid value: 10000001: must not be greater than 10000000" },
        { "a", Queuing(128, 10, 1), "spec.limited.limitResponse.queuing.handSize: Invalid value: 10: required entropy bits of deckSize 128 and handSize 10 should not be greater than 60" },
        { "catch-all", """{"type":"Limited","limited":{"limitResponse":{"type":"Reject"}}}""", "spec of 'catch-all' must equal the fixed value" },
    };

    [Theory]
    [MemberData(nameof(Schemas))]
    public void Flow_schemas_are_refused_with_upstreams_words(string name, string spec, string expected) => Refuse("FlowSchema", name, spec, expected);

    [Theory]
    [MemberData(nameof(Levels))]
    public void Priority_levels_are_refused_with_upstreams_words(string name, string spec, string expected) => Refuse("PriorityLevelConfiguration", name, spec, expected);

    [Fact]
    public void Conditions_have_types_of_their_own()
    {
        var definition = BuiltInResources.All.First(d => d.Info.Kind == "FlowSchema");
        var value = definition.Codec.DecodeJson(Encoding.UTF8.GetBytes(
            """{"kind":"FlowSchema","apiVersion":"flowcontrol.apiserver.k8s.io/v1","metadata":{"name":"a"},"status":{"conditions":[{"type":"A"},{"type":"A"},{"type":""}]}}"""));
        var errors = new FieldErrorList();
        definition.Strategy.ValidateSubresource((IKubeObject)value, (IKubeObject)value, StrategyContexts.Create("status"), errors);
        Assert.Equal("[status.conditions[1].type: Duplicate value: \"A\", status.conditions[2].type: Required value]", errors.ToString());
    }

    private static string Rule(string subjects, string resources, string paths) =>
        $$$"""{{{{Level}}},"rules":[{"subjects":{{{subjects}}},"resourceRules":{{{resources}}},"nonResourceRules":{{{paths}}}}]}""";

    private static string Queuing(int queues, int hand, int length) =>
        $$$"""{"type":"Limited","limited":{"limitResponse":{"type":"Queue","queuing":{"queues":{{{queues}}},"handSize":{{{hand}}},"queueLengthLimit":{{{length}}} } } } }""";

    private static void Refuse(string kind, string name, string spec, string expected)
    {
        var definition = BuiltInResources.All.First(d => d.Info.Kind == kind);
        var json = new JsonObject
        {
            ["kind"] = kind,
            ["apiVersion"] = definition.Info.ApiVersion,
            ["metadata"] = new JsonObject { ["name"] = name },
            ["spec"] = JsonNode.Parse(spec),
        };
        var value = definition.Strategy.Default((IKubeObject)definition.Codec.DecodeJson(Encoding.UTF8.GetBytes(json.ToJsonString())));
        var errors = new FieldErrorList();
        definition.Strategy.ValidateCreate(value, StrategyContexts.Create(), errors);
        if (expected.Length == 0)
        {
            Assert.Equal("", errors.ToString());
        }
        else
        {
            Assert.Contains(expected, errors.ToString(), StringComparison.Ordinal);
        }
    }
}
