using Dotnetes.Api.Core.V1;
using Dotnetes.Controllers.Bootstrap;
using Dotnetes.Controllers.Tests.Simulation;

namespace Dotnetes.Controllers.Tests.Bootstrap;

public sealed class BootstrapControllersTests
{
    [Fact]
    public void The_cluster_description_is_signed_by_every_token_that_may_sign() => SimulatedCluster.Run(async cluster =>
    {
        await cluster.AddNamespace("kube-system");
        await cluster.AddNamespace("kube-public");
        await cluster.Client.Create(new ConfigMap
        {
            Metadata = new() { Namespace = "kube-public", Name = "cluster-info" },
            Data = ValueMap.Of(("kubeconfig", "this is the content"), ("jws-kubeconfig-gone00", "stale")),
        });
        await cluster.Client.Create(Token("abc123", ("usage-bootstrap-signing", "true")));
        await cluster.Client.Create(Token("nosign"));
        await cluster.Start(new BootstrapSigner(cluster.Context));
        var map = await cluster.Client.Get<ConfigMap>("kube-public", "cluster-info");
        Assert.Equal("jws-kubeconfig-abc123,kubeconfig", string.Join(',', map.Data.Select(p => p.Key).Order(StringComparer.Ordinal)));

        // HMAC-SHA-256 of {"alg":"HS256","kid":"abc123"} and the content, computed by Python's hmac.
        Assert.Equal("eyJhbGciOiJIUzI1NiIsImtpZCI6ImFiYzEyMyJ9..cDN90TSAG7RecOhKACfQw9Ua_rjDKEaoZj9ozVYDX74", map.Data["jws-kubeconfig-abc123"]);
        await cluster.Client.Delete<Secret>("kube-system", "bootstrap-token-abc123");
        await cluster.Pass(1);
        Assert.Equal("kubeconfig", Assert.Single((await cluster.Client.Get<ConfigMap>("kube-public", "cluster-info")).Data).Key);
    });

    [Fact]
    public void Tokens_go_when_they_expire() => SimulatedCluster.Run(async cluster =>
    {
        await cluster.AddNamespace("kube-system");
        await cluster.Start(new TokenCleaner(cluster.Context));
        await cluster.Client.Create(Token("soon00", ("expiration", cluster.Now.AddMinutes(10).ToString("yyyy-MM-ddTHH:mm:ssZ"))));
        await cluster.Client.Create(Token("never0"));
        await cluster.Client.Create(Token("broken", ("expiration", "tomorrow")));
        await cluster.Pass(500);
        Assert.Equal("bootstrap-token-never0,bootstrap-token-soon00", await cluster.Names<Secret>("kube-system"));
        await cluster.Pass(200);
        Assert.Equal("bootstrap-token-never0", await cluster.Names<Secret>("kube-system"));
    });

    private static Secret Token(string id, params (string Key, string Value)[] more) => new()
    {
        Metadata = new() { Namespace = "kube-system", Name = $"bootstrap-token-{id}" },
        Type = "bootstrap.kubernetes.io/token",
        Data = more.Append(("token-id", id)).Append(("token-secret", "0123456789abcdef")).ToDictionary(p => p.Item1, p => ByteString.FromUtf8(p.Item2)).ToValueMap(),
    };
}
