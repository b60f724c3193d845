using System.Diagnostics;

namespace Dotnetes.ApiServer.Tests.Serving;

/// <summary>Runs kubectl against a test server, with a home of its own.</summary>
internal sealed class Kubectl(string url) : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("dotnetes-kubectl").FullName;

    public static string? Path { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Select(folder => System.IO.Path.Combine(folder, "kubectl"))
        .FirstOrDefault(File.Exists);

    public async Task<string> Run(string arguments, string? input = null)
    {
        var (code, output, error) = await Try(arguments, input);
        Assert.True(code == 0, $"kubectl {arguments}: {error}{output}");
        return output;
    }

    public async Task<(int Code, string Output, string Error)> Try(string arguments, string? input = null)
    {
        var start = new ProcessStartInfo(Path!)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["HOME"] = _home;
        start.Environment["KUBECONFIG"] = System.IO.Path.Combine(_home, "none");
        foreach (var argument in (string[])["--server", url, "--insecure-skip-tls-verify", "--token", "none", .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input ?? "");
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    public void Dispose() => Directory.Delete(_home, recursive: true);
}
