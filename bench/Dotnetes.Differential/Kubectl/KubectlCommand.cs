namespace Dotnetes.Differential.Kubectl;

/// <summary>The command <c>kubectl</c> of this tool.</summary>
internal static class KubectlCommand
{
    /// <summary>What the command line is.</summary>
    public const string Usage = """
        dotnetes-differential kubectl LEFT RIGHT [option...]   runs the same kubectl sessions against two API servers and prints where the outputs differ
          LEFT, RIGHT      URL,TOKEN of servers that have nothing but what they start with (their certificates are not checked)
          --kubectl A,B    the programs (default: kubectl of PATH)
          --sessions A,B   only these sessions
          --details FILE   the differences (default: standard output)
        """;

    /// <summary>The sessions that come with the tool.</summary>
    public static IEnumerable<Session> Sessions => Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Kubectl", "Sessions"), "*.session")
        .Order(StringComparer.Ordinal).Select(Session.Read);

    /// <summary>The differences that are known.</summary>
    public static KnownDifferences Known => KnownDifferences.Read(Path.Combine(AppContext.BaseDirectory, "Kubectl", "Sessions", "known.tsv"));

    /// <summary>Runs it; 0 when nothing differed.</summary>
    public static async Task<int> Run(string[] args)
    {
        if (args.Length < 2 || args.Length % 2 != 0)
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        string[] programs = ["kubectl"], only = [];
        TextWriter details = Console.Out;
        for (var i = 2; i < args.Length; i += 2)
        {
            switch (args[i])
            {
                case "--kubectl": programs = args[i + 1].Split(','); break;
                case "--sessions": only = args[i + 1].Split(','); break;
                case "--details": details = new StreamWriter(args[i + 1]); break;
                default: await Console.Error.WriteLineAsync(Usage); return 2;
            }
        }

        var folder = Directory.CreateTempSubdirectory("dotnetes-kubectl-");
        try
        {
            return await Run(args, programs, only, details, folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
            await details.FlushAsync();
        }
    }

    private static async Task<int> Run(string[] args, string[] programs, string[] only, TextWriter details, string folder)
    {
        var (left, right) = (KubectlTarget.Open(args[0], Path.Combine(folder, "left")), KubectlTarget.Open(args[1], Path.Combine(folder, "right")));
        var differ = 0;
        foreach (var program in programs)
        {
            foreach (var session in Sessions.Where(s => only.Length == 0 || only.Contains(s.Name)))
            {
                var differential = new KubectlDifferential(left, right, Known, details);
                await differential.Run(session, Find(program));
                differ += differential.Differences.Count;
                Console.WriteLine($"{Path.GetFileName(program),-14} {session.Name,-10} {differential.Commands,5} commands {differential.Differences.Count,4} differ, {differential.Known,4} as is known");
            }
        }

        return differ == 0 ? 0 : 1;
    }

    private static string Find(string program) => program.Contains('/') ? program
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(p => Path.Combine(p, program)).FirstOrDefault(File.Exists) ?? program;
}
