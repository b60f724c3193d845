using Dotnetes.Api.Core.V1;

namespace Dotnetes.Testing.Tests;

public sealed class OptionsTests
{
    [Fact]
    public async Task The_version_is_what_the_test_wants()
    {
        await using var cluster = await TestCluster.StartAsync(new() { GitVersion = "v1.36.99-test" });
        using var http = cluster.CreateHttpClient();
        Assert.Contains("\"gitVersion\": \"v1.36.99-test\"", await http.GetStringAsync("version"));
    }

    [Fact]
    public async Task Admission_plugins_run_as_the_test_wants()
    {
        await using var cluster = await TestCluster.StartAsync(new() { Controllers = [], Scheduler = false, Admission = new() { Enabled = ["AlwaysPullImages"], Disabled = ["ServiceAccount"] } });
        var made = await cluster.Client.Create(Workloads.Pod("p"));
        Assert.Equal("Always", made.Spec.Containers[0].ImagePullPolicy);
        Assert.Empty(made.Spec.ServiceAccountName);
    }

    [Fact]
    public async Task Time_comes_from_the_provider_of_the_test()
    {
        await using var cluster = await TestCluster.StartAsync(new() { Time = new AnotherYear() });
        var made = await cluster.Client.Create(new ConfigMap { Metadata = new() { Namespace = "default", Name = "m" } });
        Assert.Equal(2041, made.Metadata.CreationTimestamp!.ToDateTimeOffset().Year);
    }

    [Fact]
    public async Task Only_the_controllers_run_that_the_test_wants()
    {
        await using var cluster = await TestCluster.StartAsync(new() { Controllers = ["replicaset-controller"], Nodes = 1, VirtualTime = true });
        await cluster.Client.Create(Workloads.Deployment("web", 2));
        await cluster.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty((await cluster.Client.List<Api.Apps.V1.ReplicaSet>("default")).Items.ToArray());
    }

    private sealed class AnotherYear : TimeProvider
    {
        private readonly TimeSpan _ahead = new DateTimeOffset(2041, 1, 2, 0, 0, 0, TimeSpan.Zero) - System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _ahead;
    }
}
