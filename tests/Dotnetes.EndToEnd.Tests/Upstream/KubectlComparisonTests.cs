using Dotnetes.Differential.Kubectl;
using Dotnetes.EndToEnd.Tests.Clients;

namespace Dotnetes.EndToEnd.Tests.Upstream;

/// <summary>Sessions of kubectl write the same of upstream's API server and of ours, but for what is random, and what is known to differ.</summary>
[Trait("Tier", "E2E")]
public sealed class KubectlComparisonTests(BothServers servers) : IClassFixture<BothServers>
{
    public static TheoryData<string> Sessions => [.. KubectlCommand.Sessions.Select(s => s.Name)];

    [NeedsTheory("kube-apiserver", "etcd", "kubectl", "bash", "openssl", "python3")]
    [MemberData(nameof(Sessions))]
    public async Task A_session_writes_the_same_of_both_servers(string name)
    {
        var left = new KubectlTarget(new(servers.Upstream), BothServers.Token, Path.Combine(servers.Folder, "left"));
        var right = new KubectlTarget(new(servers.Ours), BothServers.Token, Path.Combine(servers.Folder, "right"));
        using var details = new StringWriter();
        var differential = new KubectlDifferential(left, right, KubectlCommand.Known, details);
        await differential.Run(KubectlCommand.Sessions.Single(s => s.Name == name), await KubectlPrograms.Newest());
        Assert.True(differential.Commands > 10);
        Assert.True(differential.Differences.Count == 0, $"{differential.Differences.Count} of {differential.Commands} differ:\n{details}");
    }
}
