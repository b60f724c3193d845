namespace Dotnetes.Differential.Kubectl;

/// <summary>Runs the same sessions of kubectl against two API servers and compares what the commands write.</summary>
internal sealed class KubectlDifferential(KubectlTarget left, KubectlTarget right, KnownDifferences known, TextWriter details)
{
    /// <summary>How many commands were compared.</summary>
    public int Commands { get; private set; }

    /// <summary>How many of them differed as is known.</summary>
    public int Known { get; private set; }

    /// <summary>The other commands that differed, with the session, and what differed.</summary>
    public List<(string Command, string Difference)> Differences { get; } = [];

    /// <summary>Runs a session with one kubectl.</summary>
    public async Task Run(Session session, string kubectl)
    {
        left.Prepare(session, kubectl);
        right.Prepare(session, kubectl);
        foreach (var step in session.Steps)
        {
            var items = step.Each.Length == 0 ? ["{}"] : (await left.Run(step.Each)).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            foreach (var command in items.SelectMany(_ => step.Commands, (item, command) => command.Replace("{}", item, StringComparison.Ordinal)))
            {
                await Compare(session, kubectl, command);
            }
        }
    }

    private async Task Compare(Session session, string kubectl, string command)
    {
        var (l, r) = (left.Run(command), right.Run(command));
        var difference = LineDifference.Of(Normalizer.Normalize(await l, left), Normalizer.Normalize(await r, right));
        Commands++;
        if (difference.Length > 0 && known.ReasonOf(session.Name, command) is not null)
        {
            Known++;
        }
        else if (difference.Length > 0)
        {
            Differences.Add(($"[{session.Name}] {command}", difference));
            await details.WriteLineAsync($"### [{session.Name}] {Path.GetFileName(kubectl)}: {command}\n{difference}");
            await details.FlushAsync();
        }
    }
}
