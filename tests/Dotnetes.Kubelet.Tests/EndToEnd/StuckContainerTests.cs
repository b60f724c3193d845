using Dotnetes.Api.Core.V1;
using Dotnetes.Kubelet.Tests.Support;

namespace Dotnetes.Kubelet.Tests.EndToEnd;

/// <summary>A container that never comes to be. It puts its own runc and crun first on the path of the whole process, so nothing else runs meanwhile.</summary>
[Collection(ProcessEnvironment.Name)]
[Trait("Tier", "E2E")]
public sealed class StuckContainerTests
{
    private const string Forever = "trap 'exit 0' TERM; while true; do /bin/busybox sleep 0.1; done";

    [RealRuntimeFact]
    public async Task A_container_that_hangs_while_it_is_made_holds_up_nothing_but_its_pod()
    {
        var folder = Directory.CreateTempSubdirectory("dnr-");
        var path = Environment.GetEnvironmentVariable("PATH")!;
        var release = Path.Combine(folder.FullName, "release");
        var folders = path.Split(':').Append("/usr/sbin").ToList();
        foreach (var real in folders.SelectMany(d => (string[])[Path.Combine(d, "crun"), Path.Combine(d, "runc")]).Where(File.Exists).DistinctBy(Path.GetFileName))
        {
            await Shadow(Path.Combine(folder.FullName, Path.GetFileName(real)), real, release);
        }

        Environment.SetEnvironmentVariable("PATH", folder.FullName + ":" + path);
        try
        {
            await using var node = await LiveNode.Start();
            Environment.SetEnvironmentVariable("PATH", path);
            node.Create("stuck", new PodSpec { Containers = [LiveNode.Shell("main", Forever + " # hangs-in-creation")] });
            await node.Until(() => node.Api.Events.Any(e => e.Reason == "Pulled" && e.InvolvedObject.Name == "stuck"), "its container is being made");
            for (var i = 0; i < 3; i++)
            {
                node.Create($"free-{i}", new PodSpec { Containers = [LiveNode.Shell("main", Forever)] });
                await node.UntilReady($"free-{i}");
                Assert.True(node.IsReady);
            }

            Assert.Equal("ContainerCreating", node.Pod("stuck").Status.ContainerStatuses[0].State.Waiting?.Reason);
            await node.Delete("free-0");
            Assert.True(node.IsReady);
            await File.WriteAllTextAsync(release, "");
            await node.UntilReady("stuck");
        }
        finally
        {
            await File.WriteAllTextAsync(release, "");
            Environment.SetEnvironmentVariable("PATH", path);
            folder.Delete(recursive: true);
        }
    }

    private static async Task Shadow(string program, string real, string release)
    {
        await File.WriteAllTextAsync(program, $$"""
            #!/bin/sh
            previous=
            for argument; do [ "$previous" = --bundle ] && bundle=$argument; previous=$argument; done
            if [ -n "$bundle" ] && grep -q hangs-in-creation "$bundle/config.json"; then
              while [ ! -e {{release}} ]; do sleep 0.2; done
            fi
            exec {{real}} "$@"

            """);
        File.SetUnixFileMode(program, (UnixFileMode)0x1ED);
    }
}
