namespace Dotnetes.EndToEnd.Tests.Programs;

/// <summary>The unit that <c>dotnetes install</c> writes, as systemd's own checker sees it.</summary>
[Trait("Tier", "Integration")]
public sealed class InstallTests
{
    [NeedsFact("systemd-analyze")]
    public async Task The_unit_is_a_good_one_whatever_the_arguments()
    {
        using var folder = new TemporaryFolder();
        foreach (var arguments in (string[][])[[], ["server", "--data-dir", "/var/lib/a b%c$d\"e"], ["agent", "--server", "https://192.0.2.1:6443", "--token-file", "/etc/token"]])
        {
            var (code, unit, error) = await RunningProgram.Run(["install", "--print", "--", .. arguments]);
            Assert.True(code == 0, error);
            var file = folder["dotnetes.service"];
            await File.WriteAllTextAsync(file, unit);
            var verdict = await ExternalProgram.Try("systemd-analyze", ["verify", file]);
            Assert.True(verdict.Code == 0 && !verdict.Error.Contains("dotnetes.service", StringComparison.Ordinal), $"{unit}\n{verdict.Error}");

            // Pods and containerd go on when the program is stopped.
            Assert.Contains("KillMode=process\n", unit);
            Assert.Contains(arguments.Length == 0 ? " server\n" : " " + arguments[0] + " ", unit);
        }

        Assert.Contains("\"/var/lib/a b%%c$$d\\\"e\"", (await RunningProgram.Run("install", "--print", "--", "server", "--data-dir", "/var/lib/a b%c$d\"e")).Output);
    }
}
