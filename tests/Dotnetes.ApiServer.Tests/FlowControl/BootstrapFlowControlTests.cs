using Dotnetes.Api.FlowControl.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.FlowControl.Configuration;
using Dotnetes.ApiServer.Tests.Resources;

namespace Dotnetes.ApiServer.Tests.FlowControl;

public sealed class BootstrapFlowControlTests
{
    private const string Annotation = "apf.kubernetes.io/autoupdate-spec";

    [FactsFact]
    public void Levels_schemas_and_rules_are_upstreams()
    {
        var expected = SharedFacts.Lines("bootstrap-flowcontrol.tsv").Where(l => l.Length > 0 && l[0] != '#').Select(l => l.TrimEnd()).Order(StringComparer.Ordinal);
        var levels = BootstrapPriorityLevels.Mandatory.Concat(BootstrapPriorityLevels.Suggested).Select(Describe);
        var schemas = BootstrapFlowSchemas.Mandatory.Concat(BootstrapFlowSchemas.Suggested).ToList();
        var actual = levels.Concat(schemas.Select(Describe)).Concat(schemas.SelectMany(Rules));
        Assert.Equal(expected, actual.Select(l => l.TrimEnd()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(true, "true", 1, true, "true")]
    [InlineData(true, "false", 5, true, "true")]
    [InlineData(true, null, 5, true, "true")]
    [InlineData(false, "true", 5, true, "true")]
    [InlineData(false, "false", 1, false, "false")]
    [InlineData(false, null, 1, true, "true")]
    [InlineData(false, null, 2, false, "false")]
    [InlineData(false, "nonsense", 2, false, "false")]
    public void Changed_specs_are_set_right_where_they_are_the_servers(bool isMandatory, string? annotation, long generation, bool isReset, string annotationAfter)
    {
        var expected = BootstrapFlowSchemas.Suggested[0];
        var existing = expected with
        {
            Metadata = new ObjectMeta { Name = "x", Generation = generation, Annotations = annotation is null ? default : ValueMap.Of((Annotation, annotation)) },
            Spec = expected.Spec with { MatchingPrecedence = 77 },
        };
        var revised = BootstrapFlowControl.Revise(
            existing, isMandatory, o => o with { Spec = expected.Spec }, (o, a) => o with { Metadata = o.Metadata with { Annotations = a } }) ?? existing;
        Assert.Equal(isReset ? 500 : 77, revised.Spec.MatchingPrecedence);
        Assert.Equal(annotationAfter, revised.Metadata.Annotations[Annotation]);
    }

    private static string Describe(PriorityLevelConfiguration level)
    {
        var limited = level.Spec.Limited;
        var queuing = limited?.LimitResponse.Queuing;
        return string.Join(
            '\t',
            "PriorityLevel",
            level.Metadata.Name,
            level.Spec.Type,
            limited?.NominalConcurrencyShares ?? level.Spec.Exempt!.NominalConcurrencyShares,
            limited?.LendablePercent ?? level.Spec.Exempt!.LendablePercent,
            limited?.BorrowingLimitPercent,
            limited?.LimitResponse.Type,
            queuing?.Queues,
            queuing?.HandSize,
            queuing?.QueueLengthLimit,
            level.Metadata.Annotations[Annotation]);
    }

    private static string Describe(FlowSchema schema) => string.Join(
        '\t',
        "FlowSchema",
        schema.Metadata.Name,
        schema.Spec.PriorityLevelConfiguration.Name,
        schema.Spec.MatchingPrecedence,
        schema.Spec.DistinguisherMethod?.Type,
        schema.Spec.Rules.Count,
        schema.Metadata.Annotations[Annotation]);

    private static IEnumerable<string> Rules(FlowSchema schema) => schema.Spec.Rules.Select((rule, i) => string.Join(
        '\t',
        "Rule",
        schema.Metadata.Name,
        i,
        string.Join(';', rule.Subjects.Select(s => $"{s.Kind}:{s.User?.Name ?? s.Group?.Name ?? $"{s.ServiceAccount!.Namespace}/{s.ServiceAccount.Name}"}")),
        string.Join(" | ", rule.ResourceRules.Select(r => $"{string.Join(',', r.Verbs)}/{string.Join(',', r.ApiGroups.Select(g => g.Length == 0 ? "\"\"" : g))}/{string.Join(',', r.Resources)}/{string.Join(',', r.Namespaces)}/{(r.ClusterScope ? "cluster" : "")}")),
        string.Join(" | ", rule.NonResourceRules.Select(r => $"{string.Join(',', r.Verbs)} {string.Join(',', r.NonResourceUrls)}"))));
}
