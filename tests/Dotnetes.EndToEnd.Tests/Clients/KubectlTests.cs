namespace Dotnetes.EndToEnd.Tests.Clients;

/// <summary>What kubectl, from the oldest version to the newest, gets out of a Dotnetes server: the transcripts beside this file.</summary>
[Trait("Tier", "E2E")]
public sealed class KubectlTests(ApiServerFixture server) : IClassFixture<ApiServerFixture>
{
    // What every version in between must do as well; the others run all transcripts.
    private static readonly HashSet<string> Short =
        ["apply", "server-side apply and its conflicts", "diff", "edit", "patch of three kinds", "rollout", "create service", "get in every format", "get watches", "describe", "explain", "api-resources", "wait"];

    private static readonly Transcript[] All = [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Clients", "Transcripts"), "*.txt").Order(StringComparer.Ordinal).SelectMany(Transcript.Read)];

    /// <summary>The titles of all transcripts.</summary>
    public static TheoryData<string> Titles { get; } = [.. All.Select(t => t.Title)];

    /// <summary>The titles of the transcripts that the oldest kubectl can do.</summary>
    public static TheoryData<string> OldTitles { get; } = [.. All.Where(t => KubectlPrograms.Installed is [var oldest, ..] && !t.IsNewerThan(KubectlPrograms.MinorOf(oldest))).Select(t => t.Title)];

    /// <summary>The versions between the oldest and the newest, each with the transcripts of the short set.</summary>
    public static TheoryData<string, string> Between()
    {
        var data = new TheoryData<string, string>();
        foreach (var path in KubectlPrograms.Installed.Skip(1))
        {
            foreach (var transcript in All.Where(t => Short.Contains(t.Title)))
            {
                data.Add(Path.GetFileName(path), transcript.Title);
            }
        }

        return data;
    }

    [NeedsTheory("kubectl"), MemberData(nameof(OldTitles))]
    public Task The_oldest_kubectl_gets_what_it_expects(string title) => Run(KubectlPrograms.Installed[0], title);

    [NeedsTheory("kubectl"), MemberData(nameof(Titles))]
    public async Task The_newest_kubectl_gets_what_it_expects(string title) => await Run(await KubectlPrograms.Newest(), title);

    [NeedsTheory("kubectl"), MemberData(nameof(Between))]
    public Task Every_kubectl_between_gets_what_it_expects(string program, string title) => Run(KubectlPrograms.Installed.First(p => Path.GetFileName(p) == program), title);

    private async Task Run(string kubectl, string title)
    {
        await using var run = new TranscriptRun(server, kubectl);
        var complaints = await run.Run(All.First(t => t.Title == title));
        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
    }
}
