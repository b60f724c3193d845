using Dotnetes.Api.Config.Kubeconfig.V1;
using Dotnetes.Client.Kubeconfig;
using Dotnetes.Commands;

namespace Dotnetes.Tests.Commands;

public sealed class KubeconfigCommandTests
{
    [Fact]
    public void The_clusters_of_others_stay_when_ours_is_put_beside_them()
    {
        var theirs = Of("https://theirs", "theirs", "work");
        var merged = KubeconfigCommand.Merge(theirs, Of("https://ours", "default", "default"), "dotnetes");
        Assert.Equal(["work", "dotnetes"], merged.Contexts.Select(c => c.Name));
        Assert.Equal("dotnetes", merged.CurrentContext);
        Assert.Equal(("https://theirs", "https://ours"), (Server(merged, "work"), Server(merged, "dotnetes")));
        Assert.Equal("token-of-default", merged.Users.First(u => u.Name == "dotnetes").User.Token);

        // Once more, after the cluster was made anew.
        var again = KubeconfigCommand.Merge(merged, Of("https://new", "default", "default"), "dotnetes");
        Assert.Equal(["work", "dotnetes"], again.Contexts.Select(c => c.Name));
        Assert.Equal(2, again.Clusters.Count);
        Assert.Equal("https://new", Server(again, "dotnetes"));
    }

    [Fact]
    public void A_kubeconfig_without_a_context_is_refused() =>
        Assert.Throws<KubeconfigException>(() => KubeconfigCommand.Merge(Config.Empty, Config.Empty, "dotnetes"));

    private static string Server(Config config, string context) =>
        config.Clusters.First(c => c.Name == config.Contexts.First(x => x.Name == context).Context.Cluster).Cluster.Server;

    private static Config Of(string server, string name, string context) => new()
    {
        Clusters = [new NamedCluster { Name = name, Cluster = new Cluster { Server = server } }],
        Users = [new NamedAuthInfo { Name = name, User = new AuthInfo { Token = "token-of-" + name } }],
        Contexts = [new NamedContext { Name = context, Context = new Context { Cluster = name, User = name } }],
        CurrentContext = context,
    };
}
