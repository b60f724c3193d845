namespace Dotnetes.Tidy.Tests;

/// <summary>Runs checks and takes the exemptions off.</summary>
public static class TidyRun
{
    /// <summary>The findings of a check that no exemption covers, and the exemptions of that check that cover nothing.</summary>
    public static List<Finding> Run(ICheck check, RepositoryTree tree)
    {
        var exemptions = Exemption.Read(tree).Where(e => e.Rule == check.Name).ToList();
        var used = new HashSet<Exemption>();
        List<Finding> findings = [];
        foreach (var finding in check.Run(tree))
        {
            var covering = exemptions.Where(e => e.Covers(finding)).ToList();
            used.UnionWith(covering);
            if (covering.Count == 0)
            {
                findings.Add(finding);
            }
        }

        findings.AddRange(exemptions.Where(e => !used.Contains(e))
            .Select(e => new Finding(Exemption.FileName, e.Line, $"the exemption \"{e.Rule} {e.Place}\" covers nothing any more; remove the line")));
        return findings;
    }

    /// <summary>Fails the test with every place where this repository breaks the rule.</summary>
    public static void Verify(ICheck check)
    {
        var findings = Run(check, RepositoryTree.Current);
        if (findings.Count > 0)
        {
            Assert.Fail($"""
                {findings.Count} places break the house rule "{check.Name}" (a justified exception goes into {Exemption.FileName}):
                {string.Join('\n', findings.Take(100))}
                """);
        }
    }
}
