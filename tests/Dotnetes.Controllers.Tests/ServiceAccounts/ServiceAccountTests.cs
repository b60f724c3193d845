using Dotnetes.Api.Core.V1;
using Dotnetes.Controllers.ServiceAccounts;
using Dotnetes.Controllers.Tests.Simulation;

namespace Dotnetes.Controllers.Tests.ServiceAccounts;

public sealed class ServiceAccountTests
{
    private const string TokenType = "kubernetes.io/service-account-token";

    [Fact]
    public void Every_namespace_gets_its_account_and_authority_and_gets_them_back() => SimulatedCluster.Run(async cluster =>
    {
        await cluster.AddNamespace("one");
        await cluster.Start(new ServiceAccountController(cluster.Context, new()), new RootCaPublisher(cluster.Context, () => "PEM"));
        await cluster.AddNamespace("two");
        await cluster.Pass(1);
        foreach (var ns in new[] { "one", "two" })
        {
            Assert.NotNull(await cluster.Find<ServiceAccount>(ns, "default"));
            Assert.Equal("PEM", (await cluster.Client.Get<ConfigMap>(ns, "kube-root-ca.crt")).Data["ca.crt"]);
        }

        await cluster.Client.Delete<ServiceAccount>("one", "default");
        await cluster.Client.Delete<ConfigMap>("one", "kube-root-ca.crt");
        var map = await cluster.Client.Get<ConfigMap>("two", "kube-root-ca.crt");
        await cluster.Client.Update(map with { Data = ValueMap.Of(("ca.crt", "forged"), ("more", "x")) });
        await cluster.Pass(1);
        Assert.NotNull(await cluster.Find<ServiceAccount>("one", "default"));
        Assert.NotNull(await cluster.Find<ConfigMap>("one", "kube-root-ca.crt"));
        Assert.Equal(ValueMap.Of(("ca.crt", "PEM")), (await cluster.Client.Get<ConfigMap>("two", "kube-root-ca.crt")).Data);
    });

    [Fact]
    public void A_token_secret_is_filled_and_goes_with_its_account() => SimulatedCluster.Run(async cluster =>
    {
        await cluster.AddNamespace("ns");
        LegacyTokenIssuer issue = (account, secret, _) => ValueTask.FromResult($"token of {account.Metadata.Name} in {secret.Metadata.Name}");
        await cluster.Start(new TokenSecretController(cluster.Context, issue, () => "PEM"));
        var account = await cluster.Client.Create(new ServiceAccount { Metadata = new() { Namespace = "ns", Name = "robot" } });
        await cluster.Client.Create(TokenSecret("s", "robot"));
        await cluster.Client.Create(TokenSecret("nobody", "absent"));
        await cluster.Pass(2);
        var secret = await cluster.Client.Get<Secret>("ns", "s");
        Assert.Equal(["PEM", "ns", "token of robot in s"], new[] { "ca.crt", "namespace", "token" }.Select(k => secret.Data[k].ToUtf8String()));
        Assert.Equal(account.Metadata.Uid, secret.Metadata.Annotations["kubernetes.io/service-account.uid"]);
        Assert.Null(await cluster.Find<Secret>("ns", "nobody"));
        await cluster.Client.Update(account with { Secrets = [new() { Name = "s" }, new() { Name = "other" }] });
        await cluster.Client.Delete<Secret>("ns", "s");
        await cluster.Pass(2);
        Assert.Equal("other", Assert.Single((await cluster.Client.Get<ServiceAccount>("ns", "robot")).Secrets).Name);
        await cluster.Client.Create(TokenSecret("s2", "robot"));
        await cluster.Pass(2);
        await cluster.Client.Delete<ServiceAccount>("ns", "robot");
        await cluster.Pass(2);
        Assert.Null(await cluster.Find<Secret>("ns", "s2"));
    });

    [Fact]
    public void Generated_tokens_that_nobody_uses_become_invalid_and_then_go() => SimulatedCluster.Run(async cluster =>
    {
        await cluster.AddNamespace("ns");
        await cluster.AddNamespace("kube-system");
        var since = cluster.Now.UtcDateTime.ToString("yyyy-MM-dd");
        await cluster.Client.Create(new ConfigMap { Metadata = new() { Namespace = "kube-system", Name = "kube-apiserver-legacy-service-account-token-tracking" }, Data = ValueMap.Of(("since", since)) });
        var account = await cluster.Client.Create(new ServiceAccount { Metadata = new() { Namespace = "ns", Name = "robot" }, Secrets = [new() { Name = "old" }, new() { Name = "mounted" }] });
        foreach (var name in new[] { "old", "mounted", "made-by-hand" })
        {
            await cluster.Client.Create(TokenSecret(name, "robot"));
        }

        await cluster.Client.Create(new Pod
        {
            Metadata = new() { Namespace = "ns", Name = "p" },
            Spec = new() { Containers = [new() { Name = "c", Image = "i" }], Volumes = [new() { Name = "v", Secret = new() { SecretName = "mounted" } }] },
        });
        await cluster.Start(new LegacyTokenCleaner(cluster.Context, new() { LegacyTokenCleanUpPeriod = TimeSpan.FromDays(2) }));
        await cluster.Pass(86400 * 2);
        Assert.Empty((await cluster.Client.Get<Secret>("ns", "old")).Metadata.Labels);
        await cluster.Pass(86400 * 2);
        Assert.True((await cluster.Client.Get<Secret>("ns", "old")).Metadata.Labels.ContainsKey("kubernetes.io/legacy-token-invalid-since"));
        await cluster.Pass(86400 * 4);
        Assert.Equal("made-by-hand,mounted", await cluster.Names<Secret>("ns"));
        Assert.NotNull(account);
    });

    private static Secret TokenSecret(string name, string account) => new()
    {
        Metadata = new() { Namespace = "ns", Name = name, Annotations = ValueMap.Of(("kubernetes.io/service-account.name", account)) },
        Type = TokenType,
    };
}
