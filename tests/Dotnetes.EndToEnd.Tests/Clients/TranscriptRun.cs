using System.Diagnostics;
using System.Text;

namespace Dotnetes.EndToEnd.Tests.Clients;

/// <summary>Runs a transcript with one kubectl in a namespace of its own.</summary>
public sealed class TranscriptRun(ApiServerFixture server, string kubectl) : IAsyncDisposable
{
    private static int s_number;

    private readonly string _namespace = $"t{Environment.ProcessId}-{Interlocked.Increment(ref s_number)}";
    private readonly List<(TranscriptCommand Command, Process Process, StringBuilder Output)> _beside = [];
    private readonly List<string> _complaints = [];

    /// <summary>Runs the transcript and says what did not come out as it should.</summary>
    public async Task<IReadOnlyList<string>> Run(Transcript transcript)
    {
        await Kubectl(["create", "namespace", _namespace]);
        for (var i = 0; i < 200 && (await Kubectl(["get", "serviceaccount", "default"])).Code != 0; i++)
        {
            await Task.Delay(50);
        }

        foreach (var command in transcript.Commands.Select(c => c.With(Replace)))
        {
            await (command.Kind == '&' ? Begin(command) : Try(command));
        }

        foreach (var (command, _, output) in _beside)
        {
            await Finish(command, output);
        }

        return _complaints;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var (_, process, _) in _beside)
        {
            if (!process.HasExited)
            {
                process.Kill();
            }

            process.Dispose();
        }

        await Kubectl(["delete", "namespace", _namespace, "--wait=false"]);
    }

    private string Replace(string text) => text
        .Replace("$NS", _namespace, StringComparison.Ordinal)
        .Replace("$MANIFESTS", ApiServerFixture.Manifests, StringComparison.Ordinal)
        .Replace("$CSR", server.CertificateRequest, StringComparison.Ordinal);

    private string[] Global => ["--kubeconfig", server.Kubeconfig, "--namespace", _namespace];

    private async Task<ProgramResult> Kubectl(IEnumerable<string> arguments, string? input = null, string? editor = null)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        List<string> all = [.. Global, .. arguments];
        return editor is null
            ? await ExternalProgram.Try(kubectl, all, input: input ?? "", cancellationToken: limit.Token).WaitAsync(TimeSpan.FromMinutes(2))
            : await ExternalProgram.Try("env", [$"KUBE_EDITOR={editor}", kubectl, .. all], input: "", cancellationToken: limit.Token).WaitAsync(TimeSpan.FromMinutes(2));
    }

    private async Task Try(TranscriptCommand command)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(command.Kind == '~' ? 30 : 0));
        while (true)
        {
            var result = await Kubectl(command.Arguments(), command.InputText, command.Editor.FirstOrDefault());
            var output = result.Output + (result.Output.Length > 0 && result.Output[^1] != '\n' ? "\n" : "") + result.Error;
            if (result.Code != 0 == (command.Kind == '!') && command.Accepts(output))
            {
                return;
            }

            if (command.Kind != '~' || limit.IsCancellationRequested)
            {
                Complain(command, $"exit code {result.Code}\n{output}");
                return;
            }

            await Task.Delay(100);
        }
    }

    private async Task Begin(TranscriptCommand command)
    {
        var process = Process.Start(new ProcessStartInfo(kubectl, [.. Global, .. command.Arguments()]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = new StringBuilder();
        void Append(object sender, DataReceivedEventArgs line)
        {
            lock (output)
            {
                output.AppendLine(line.Data);
            }
        }

        process.OutputDataReceived += Append;
        process.ErrorDataReceived += Append;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _beside.Add((command, process, output));

        // There is no sign from outside that a watch has begun.
        await Task.Delay(700);
    }

    private async Task Finish(TranscriptCommand command, StringBuilder output)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            string text;
            lock (output)
            {
                text = output.ToString();
            }

            if (command.Accepts(text))
            {
                return;
            }

            if (limit.IsCancellationRequested)
            {
                Complain(command, text);
                return;
            }

            await Task.Delay(50);
        }
    }

    private void Complain(TranscriptCommand command, string output) =>
        _complaints.Add($"{command.Kind} {command.Line}\n{output}\nexpected:\n{string.Join('\n', command.Expected)}\n");
}
