using System.Text.Json;
using Dotnetes.Kubelet.Cgroups;
using Dotnetes.Kubelet.Runtime;
using Dotnetes.Kubelet.Security;
using Dotnetes.Kubelet.Tests.Support;

namespace Dotnetes.Kubelet.Tests.Runtime;

public sealed class OciRuntimeTrialTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dnt-").FullName;

    private string Trial => Path.Combine(_folder, "trial");

    [RealRuntimeFact]
    public async Task A_program_that_makes_a_container_is_taken_and_nothing_is_left()
    {
        Assert.Null(await Refusal("/usr/sbin/runc", control: "ctr"));
        Assert.False(Directory.Exists(Trial));
        Assert.Empty(Directory.EnumerateDirectories("/sys/fs/cgroup", new OciRuntimeTrial(Trial, "ctr", TimeProvider.System, TimeSpan.Zero).Name, new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 }));
    }

    [CrunFact]
    public async Task Crun_is_taken_when_containerd_asks_for_a_version_that_it_knows()
    {
        HybridCgroups.Complete();
        Assert.Null(await Refusal(CrunFactAttribute.Program, control: Script("echo '{\"ociVersion\":\"1.0.2\"}'", "control")));
        Assert.Equal("unknown version specified", await Refusal(CrunFactAttribute.Program, control: Script("echo '{\"ociVersion\":\"9.0.0\"}'", "control")));
    }

    [Theory]
    [InlineData("exit 1")]
    [InlineData("echo '{'")]
    [InlineData("echo '{\"ociVersion\":1}'")]
    [InlineData("echo '{}'")]
    public async Task Nothing_is_tried_when_it_is_not_known_what_containerd_asks_for(string lines)
    {
        var control = Script(lines, "control");
        Assert.Equal($"{control} does not tell which version of the runtime specification containerd uses", await Refusal("/bin/true", control: control));
    }

    [Fact]
    public async Task A_program_that_refuses_is_told_with_its_own_words()
    {
        var program = Script("while [ \"$1\" != --log ]; do shift; done; echo 'no groups here' >>\"$2\"; exit 1");
        Assert.Equal("no groups here", await Refusal(program));
        Assert.Equal("it ended with code 3", await Refusal(Script("exit 3")));
        Assert.Equal("it ended with code 127", await Refusal(Path.Combine(_folder, "missing")));
    }

    [Fact]
    public async Task A_program_that_hangs_is_not_waited_for() =>
        Assert.Equal("it does not answer within 0.2 s", await Refusal(Script("sleep 1000"), TimeSpan.FromSeconds(0.2)));

    [Theory]
    [InlineData("cpu io hugetlb\n", "cpu\n", "io,hugetlb")]
    [InlineData("hugetlb\n", "", "hugetlb")]
    [InlineData("\n", "\n", "")]
    [InlineData("memory", "memory", "")]
    public void Controllers_that_version_2_hands_on_stay_there(string controllers, string delegated, string left) =>
        Assert.Equal(left, string.Join(',', HybridCgroups.Left(controllers, delegated)));

    [Fact]
    public void The_profile_of_sandboxes_is_written_once_and_allows_no_namespaces()
    {
        var file = Path.Combine(_folder, "kubelet", "profile.json");
        Assert.True(SandboxProfile.Write(file));
        var written = File.GetLastWriteTimeUtc(file);
        Assert.True(SandboxProfile.Write(file));
        Assert.Equal(written, File.GetLastWriteTimeUtc(file));
        using var profile = JsonDocument.Parse(File.ReadAllText(file));
        Assert.Equal("SCMP_ACT_ERRNO", profile.RootElement.GetProperty("defaultAction").GetString());
        var allowed = profile.RootElement.GetProperty("syscalls")[0].GetProperty("names").EnumerateArray().Select(n => n.GetString()).ToList();
        Assert.DoesNotContain(allowed, n => n is "mount" or "umount2" or "unshare" or "setns" or "ptrace" or "bpf" or "clone" or "socket");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<string?> Refusal(string program, TimeSpan? limit = null, string? control = null) =>
        new OciRuntimeTrial(Trial, control ?? Script("echo '{\"ociVersion\":\"1.0.2\"}'", "control"), TimeProvider.System, limit ?? TimeSpan.FromSeconds(30)).Refusal(program, default);

    private string Script(string lines, string name = "program")
    {
        var program = Path.Combine(_folder, name);
        File.WriteAllText(program, "#!/bin/sh\n" + lines + "\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return program;
    }
}
