using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Dotnetes.ApiServer.Tests.Resources;

namespace Dotnetes.ApiServer.Tests.Serving;

public sealed class ExplainTests
{
    [FactsKubectlFact]
    public async Task Kubectl_explains_every_field_of_every_kind()
    {
        await using var server = await TestServer.Start(https: true);
        using var kubectl = new Kubectl(server.Host.Url);
        await kubectl.Run("api-resources");
        var facts = new TypeFacts();
        var wrong = new ConcurrentBag<string>();
        var rows = SharedFacts.Table("resources.tsv").Where(r => r["served"] == "default" && r["verbs"].Contains("get", StringComparison.Ordinal) && r["kind"] != "ComponentStatus").ToList();
        await Parallel.ForEachAsync(rows, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (row, _) =>
        {
            var apiVersion = row["group"].Length == 0 ? row["version"] : $"{row["group"]}/{row["version"]}";
            var output = await kubectl.Run($"explain {row["plural"]} --api-version={apiVersion} --recursive");
            var shown = Shown(output).Order(StringComparer.Ordinal).ToList();
            var expected = facts.Explain(apiVersion, row["kind"]).Order(StringComparer.Ordinal).ToList();
            foreach (var field in expected.Except(shown).Select(f => "lacks " + f).Concat(shown.Except(expected).Select(f => "shows " + f)))
            {
                wrong.Add($"{apiVersion} {row["kind"]} {field}");
            }
        });
        Assert.True(rows.Count > 50);
        Assert.True(wrong.IsEmpty, $"{wrong.Count} differ:\n" + string.Join('\n', wrong.Order(StringComparer.Ordinal).Take(60)));
    }

    // Two more blanks lead one field deeper.
    private static IEnumerable<string> Shown(string output)
    {
        var above = new List<string>();
        foreach (var line in output[(output.IndexOf("FIELDS:", StringComparison.Ordinal) + 7)..].Split('\n'))
        {
            if (Regex.Match(line, @"^( +)(\S+)\t<([^>]*)>") is not { Success: true } field)
            {
                continue;
            }

            var depth = (field.Groups[1].Length / 2) - 1;
            above = [.. above.Take(depth), field.Groups[2].Value];
            yield return $"{string.Join('.', above)} {field.Groups[3].Value}";
        }
    }
}
