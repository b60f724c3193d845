namespace Dotnetes.Differential.Security;

/// <summary><c>security</c>: sends the requests of various users to two API servers with the same flags, and compares answers, bootstrap objects and audit logs.</summary>
internal static class SecurityCommand
{
    public static async Task<int> Run(string[] args)
    {
        switch (args)
        {
            case ["setup", var folder]:
                SecuritySetup.Write(folder);
                return 0;
            case [var left, var right, .. var rest] when rest.Length % 2 == 0:
                return await Compare(left, right, rest.Chunk(2).ToDictionary(static p => p[0], static p => p[1]));
            default:
                Console.Error.WriteLine("""
                    dotnetes-differential security setup FOLDER      writes the files that both servers are started with, and flags.txt, which names them
                    dotnetes-differential security LEFT RIGHT [option...]
                      LEFT, RIGHT      a kubeconfig of an administrator, or URL,admintoken
                      --only A,B       of bootstrap, podsecurity, impersonation, nodes, rbac, reviews, tokens, certificates, limits, quota, defaults, optional
                      --audit L,R      the audit logs of both; they are compared after the run
                      --details FILE   every difference with its request, as JSON lines
                      --top N          how many groups of differences are printed (default 60)
                    """);
                return 2;
        }
    }

    private static async Task<int> Compare(string left, string right, Dictionary<string, string> options)
    {
        using var l = Target.Open(left);
        using var r = Target.Open(right);
        var report = new Report(options.GetValueOrDefault("--details", ""));
        var run = new SecurityRun(l, r, report);
        var only = options.GetValueOrDefault("--only", "").Split(',', StringSplitOptions.RemoveEmptyEntries);
        await SecuritySetup.Prepare(run);
        foreach (var (name, corpus) in s_corpora)
        {
            if (only.Length == 0 || only.Contains(name))
            {
                await corpus(run);
            }
        }

        if (options.GetValueOrDefault("--audit") is { } logs)
        {
            AuditComparison.Add(report, logs.Split(',')[0], logs.Split(',')[1], run.Prefix);
        }

        report.Print(Console.Out, int.Parse(options.GetValueOrDefault("--top", "60")));
        return report.Differences == 0 ? 0 : 1;
    }

    private static readonly (string Name, Func<SecurityRun, Task> Corpus)[] s_corpora =
    [
        ("bootstrap", BootstrapCorpus.Run),
        ("podsecurity", PodSecurityCorpus.Run),
        ("impersonation", ImpersonationCorpus.Run),
        ("nodes", NodeCorpus.Run),
        ("rbac", RbacCorpus.Run),
        ("reviews", ReviewCorpus.Run),
        ("tokens", TokenCorpus.Run),
        ("certificates", CertificateCorpus.Run),
        ("limits", LimitCorpus.Run),
        ("quota", QuotaCorpus.Run),
        ("defaults", DefaultsCorpus.Run),
        ("optional", OptionalCorpus.Run),
    ];
}
