using Dotnetes.Machinery.Json;
using Dotnetes.Testing.Stages;

namespace Dotnetes.Testing.Tests.Stages;

public sealed class StageQueryTests
{
    private const string Value = """
        {"metadata":{"name":"p","annotations":{"a.b/c":"5s"},"ownerReferences":[{"kind":"Job"},{"kind":"Other"}]},
         "status":{"phase":"Running","n":2,"conditions":[{"type":"Ready","status":"True"},{"type":"Other","status":"False"}]}}
        """;

    [Theory]
    [InlineData(".metadata.name", "p")]
    [InlineData(".metadata.missing", "")]
    [InlineData(".metadata.missing.below", "")]
    [InlineData(".metadata.missing.[].kind", "")]
    [InlineData(".metadata.annotations[\"a.b/c\"]", "5s")]
    [InlineData(".metadata.annotations.\"a.b/c\"", "5s")]
    [InlineData(".metadata.ownerReferences.[].kind", "Job,Other")]
    [InlineData(".metadata.ownerReferences[].kind", "Job,Other")]
    [InlineData(".metadata.ownerReferences[-1].kind", "Other")]
    [InlineData(".status.conditions.[] | select( .type == \"Ready\" ) | .status", "True")]
    [InlineData(".status.conditions[] | select(.type != \"Ready\" and .status == \"False\") | .type", "Other")]
    [InlineData(".status.conditions | map(.type) | first", "Ready")]
    [InlineData(".status.conditions | length", "2")]
    [InlineData(".status.n > 1", "true")]
    [InlineData(".status.missing // \"d\"", "d")]
    [InlineData(".metadata | has(\"name\") | not", "false")]
    [InlineData("[", null)]
    [InlineData(".a |", null)]
    [InlineData("nonsense", null)]
    [InlineData(".a b", null)]
    public void A_query_finds_what_jq_would(string query, string? expected)
    {
        if (expected is null)
        {
            Assert.Throws<FormatException>(() => new StageQuery(query));
        }
        else
        {
            Assert.Equal(expected, string.Join(',', new StageQuery(query).FindTexts(JsonValue.Parse(Value))));
        }
    }
}
