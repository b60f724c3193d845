using Dotnetes.Api.Authentication.V1;
using Dotnetes.Api.Certificates.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Discovery.V1;
using Dotnetes.Api.Rbac.V1;
using Dotnetes.Certificates;
using Dotnetes.Client;
using Dotnetes.Client.Kubeconfig;
using Dotnetes.Nodes;
using Dotnetes.Tests.Authentication;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dotnetes.Tests.Pki;

public sealed class JoinTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly SteeredTime _time = new();
    private readonly CancellationTokenSource _stop = new();
    private FlaggedServer _server = null!;
    private Task _controllers = Task.CompletedTask;

    public async Task InitializeAsync()
    {
        _server = await FlaggedServer.StartAt(_folder["data"], _time);
        _controllers = _server.ControlPlane.Run(_stop.Token);
    }

    public async Task DisposeAsync()
    {
        await _stop.CancelAsync();
        await _controllers.ContinueWith(static _ => { }, TaskScheduler.Default);
        await _server.DisposeAsync();
        _stop.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_machine_joins_with_a_token_and_gets_an_identity_that_needs_no_token()
    {
        var token = (await Run("create", "--ttl", "10m", "--description", "for one")).Output.Trim();
        Assert.Matches(@"\AK10[0-9a-f]{64}::[a-z0-9]{6}\.[a-z0-9]{16}\z", token);
        var join = new NodeJoin(new Uri(_server.Url), _folder["pki"], TimeProvider.System, NullLoggerFactory.Instance);
        using (var identity = await join.Open(token, "", [], _folder["kubeconfig"], "worker", default))
        {
            var user = (await identity.Client.Create(new SelfSubjectReview())).Status.UserInfo;
            Assert.Equal("system:node:worker", user.Username);
            Assert.Contains("system:nodes", user.Groups);
        }

        var request = Assert.Single((await _server.Admin.List<CertificateSigningRequest>("")).Items);
        Assert.StartsWith("system:bootstrap:", request.Spec.Username, StringComparison.Ordinal);
        Assert.Contains("system:bootstrappers:kubeadm:default-node-token", request.Spec.Groups);

        Assert.Equal(0, (await Run("delete", token)).Code);
        using var again = await join.Open("", "", [], _folder["kubeconfig"], "worker", default);
        Assert.Equal("system:node:worker", (await again.Client.Create(new SelfSubjectReview())).Status.UserInfo.Username);
    }

    [Fact]
    public async Task What_runs_beside_the_kubelet_has_users_of_its_own_and_each_sees_no_more_than_it_needs()
    {
        var token = (await Run("create")).Output.Trim();
        var join = new NodeJoin(new Uri(_server.Url), _folder["node/pki"], TimeProvider.System, NullLoggerFactory.Instance);
        using var kubelet = await join.Open(token, "", [], _folder["kubeconfig"], "worker", default);
        using var proxy = new NodeComponentIdentity(kubelet, "worker", "system:kube-proxy", _folder["node/pki"], "kube-proxy", TimeProvider.System, NullLoggerFactory.Instance, join.IsOutdated);
        using var dns = new NodeComponentIdentity(kubelet, "worker", "dotnetes:node-dns", _folder["node/pki"], "dns", TimeProvider.System, NullLoggerFactory.Instance, join.IsOutdated);
        Assert.Equal("system:kube-proxy [system:authenticated]", await WhoIs(proxy));
        Assert.Equal("dotnetes:node-dns [system:authenticated]", await WhoIs(dns));

        await _server.Admin.Create(new Node { Metadata = new() { Name = "worker" } });
        await _server.Admin.Create(new Node { Metadata = new() { Name = "other" } });
        Assert.Equal("worker", (await kubelet.Client.Get<Node>(null, "worker")).Metadata.Name);
        await Refused(() => kubelet.Client.Get<Node>(null, "other"));
        await Refused(() => kubelet.Client.List<Node>(null));
        await Refused(() => kubelet.Client.List<EndpointSlice>(""));
        await Refused(() => kubelet.Client.List<Namespace>(null));
        Assert.Equal(2, (await proxy.Client.List<Node>(null)).Items.Count);
        _ = await proxy.Client.List<Service>("");
        _ = await proxy.Client.List<EndpointSlice>("");
        await Refused(() => proxy.Client.List<Secret>(""));
        await Refused(() => proxy.Client.List<Pod>(""));
        await Refused(() => proxy.Client.List<CertificateSigningRequest>(null));
        _ = await dns.Client.List<Service>("");
        _ = await dns.Client.List<EndpointSlice>("");
        _ = await dns.Client.List<Namespace>(null);
        await Refused(() => dns.Client.List<Node>(null));
        await Refused(() => dns.Client.List<Secret>(""));
        await Refused(() => dns.Client.Create(new Event { Metadata = new() { Name = "e", Namespace = "default" } }));
        Assert.Equal(
            [("node/pki/dns-client", "CN=dotnetes:node-dns"), ("node/pki/kube-proxy-client", "CN=system:kube-proxy")],
            CertificateInventory.Of(new(_folder.Path)).Where(e => e.Name.EndsWith("-client", StringComparison.Ordinal) && !e.Subject.Contains("system:node:", StringComparison.Ordinal))
                .Select(e => (e.Name, e.Subject)));

        // With the certificate that is there it needs nobody's approval.
        using var again = new NodeComponentIdentity(kubelet, "worker", "system:kube-proxy", _folder["node/pki"], "kube-proxy", TimeProvider.System, NullLoggerFactory.Instance, join.IsOutdated);
        Assert.Equal("system:kube-proxy", (await again.Client.Create(new SelfSubjectReview())).Status.UserInfo.Username);
    }

    [Fact]
    public async Task What_earlier_releases_let_all_nodes_read_is_withdrawn_at_the_start_unless_somebody_has_changed_it()
    {
        await Bind("dotnetes:node-proxier", "system:node-proxier", new Subject { ApiGroup = "rbac.authorization.k8s.io", Kind = "Group", Name = "system:nodes" });
        await Bind("dotnetes:node-dns", "dotnetes:dns", new Subject { ApiGroup = "rbac.authorization.k8s.io", Kind = "User", Name = "jane" });
        await _stop.CancelAsync();
        await _controllers.ContinueWith(static _ => { }, TaskScheduler.Default);
        await _server.DisposeAsync();
        _server = await FlaggedServer.StartAt(_folder["data"], _time);
        var names = (await _server.Admin.List<ClusterRoleBinding>(null)).Items.Select(b => b.Metadata.Name).ToList();
        Assert.DoesNotContain("dotnetes:node-proxier", names);
        Assert.Contains("dotnetes:node-dns", names);
        Assert.Contains("dotnetes:dns-of-nodes", names);

        Task Bind(string name, string role, Subject subject) => _server.Admin.Create(new ClusterRoleBinding
        {
            Metadata = new() { Name = name },
            RoleRef = new() { ApiGroup = "rbac.authorization.k8s.io", Kind = "ClusterRole", Name = role },
            Subjects = [subject],
        }).AsTask();
    }

    [Fact]
    public async Task A_wrong_or_deleted_token_and_a_strange_cluster_are_told_apart()
    {
        var token = (await Run("create")).Output.Trim();
        var strange = token[..3] + new string('0', 64) + token[67..];
        Assert.Contains("is not the cluster of this token", await Refusal(strange, "a"), StringComparison.Ordinal);
        Assert.Contains("does not accept the token", await Refusal(token[..^1] + (token[^1] == 'a' ? 'b' : 'a'), "b"), StringComparison.Ordinal);
        await Run("delete", token);
        Assert.Contains("does not accept the token", await Refusal(token, "c"), StringComparison.Ordinal);
        Assert.Contains("nothing tells the right cluster", await Refusal(token[(token.IndexOf("::", StringComparison.Ordinal) + 2)..], "d"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tokens_are_kept_and_shown_as_kubeadm_does()
    {
        Assert.Equal(0, (await Run("create", "abcdef.0123456789abcdef", "--ttl", "0", "--groups", "system:bootstrappers:a,system:bootstrappers:b", "--description", "two words")).Code);
        var secret = await _server.Admin.Get<Secret>("kube-system", "bootstrap-token-abcdef");
        Assert.Equal("bootstrap.kubernetes.io/token", secret.Type);
        Assert.Equal(
            [
                ("auth-extra-groups", "system:bootstrappers:a,system:bootstrappers:b"), ("description", "two words"), ("token-id", "abcdef"), ("token-secret", "0123456789abcdef"),
                ("usage-bootstrap-authentication", "true"), ("usage-bootstrap-signing", "true"),
            ],
            secret.Data.Select(d => (d.Key, d.Value.ToUtf8String())).Order());
        Assert.Equal("system:bootstrap:abcdef [system:bootstrappers system:bootstrappers:a system:bootstrappers:b system:authenticated]", await _server.WhoAmI("Bearer abcdef.0123456789abcdef"));
        Assert.Equal(0, (await Run("create", "fedcba.0123456789abcdef", "--ttl", "2h30m", "--usages", "signing", "--groups", "")).Code);
        Assert.Equal("Unauthorized", await _server.WhoAmI("Bearer fedcba.0123456789abcdef"));

        var list = (await Run("list")).Output;
        Assert.Matches(@"TOKEN +TTL +EXPIRES +USAGES +DESCRIPTION +EXTRA GROUPS\n", list);
        Assert.Matches(@"abcdef\.0123456789abcdef +<forever> +<never> +authentication,signing +two words +system:bootstrappers:a,system:bootstrappers:b\n", list);
        Assert.Matches(@"fedcba\.0123456789abcdef +2h +20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ +signing +<none> +<none>\n", list);

        Assert.Equal((0, "token abcdef is deleted\ntoken fedcba is deleted\n"), await Run("delete", "abcdef", "fedcba.0123456789abcdef") is var (code, output, _) ? (code, output) : default);
        Assert.Equal("Unauthorized", await _server.WhoAmI("Bearer abcdef.0123456789abcdef"));
    }

    [Fact]
    public async Task The_join_command_is_whole()
    {
        var command = (await Run("create", "--print-join-command")).Output.Trim();
        Assert.Matches(@"\Adotnetes agent --server https://[0-9a-z.:\[\]]+:\d+ --token K10[0-9a-f]{64}::[a-z0-9.]{23}\z", command);
        var bundle = (await _server.Send(HttpMethod.Get, "/cacerts")).Body;
        Assert.Equal(JoinToken.HashOf(bundle), JoinToken.Parse(command.Split(' ')[^1]).AuthorityHash);
        Assert.Matches(@"\A[a-z0-9]{6}\.[a-z0-9]{16}\n\z", (await Run("generate")).Output);
    }

    [Theory]
    [InlineData("six and sixteen small letters", "create", "ABCDEF.0123456789abcdef")]
    [InlineData("already exists", "create", "twice0.0123456789abcdef")]
    [InlineData("is no usage", "create", "--usages", "cooking")]
    [InlineData("begin with system:bootstrappers:", "create", "--groups", "system:masters")]
    [InlineData("has no groups", "create", "--usages", "signing")]
    [InlineData("is no duration", "create", "--ttl", "soon")]
    [InlineData("there is no token with id \"nobody\"", "delete", "nobody")]
    [InlineData("has the form", "delete", "x")]
    public async Task What_makes_no_sense_is_refused_in_a_sentence(string message, params string[] arguments)
    {
        await Run("create", "twice0.0123456789abcdef");
        var result = await Run(arguments);
        Assert.Equal(1, result.Code);
        Assert.StartsWith("error: ", result.Error, StringComparison.Ordinal);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_node_learns_of_a_new_authority_and_gets_a_certificate_of_it()
    {
        var token = (await Run("create")).Output.Trim();
        var join = new NodeJoin(new Uri(_server.Url), _folder["pki"], TimeProvider.System, NullLoggerFactory.Instance);
        using var identity = await join.Open(token, "", [], _folder["kubeconfig"], "worker", default);
        var follower = new AuthorityFollower(new Uri(_server.Url), join.Authority, TimeProvider.System, NullLogger.Instance);
        var rotation = new AuthorityRotation(_server.Options.Data, "ca", _time);
        rotation.Trust();
        Pass();
        await follower.Look(default);
        Assert.Equal((await _server.Send(HttpMethod.Get, "/cacerts")).Body, File.ReadAllText(join.Authority));
        Assert.False(join.IsOutdated(Current()));
        rotation.Switch();
        Pass();
        await follower.Look(default);
        Assert.True(join.IsOutdated(Current()));

        // The rotation of the client certificate asks for a new one at once.
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var running = identity.Run(limit.Token);
        while (join.IsOutdated(Current()))
        {
            await Task.Delay(50, limit.Token);
        }

        await limit.CancelAsync();
        await running;
        rotation.Forget();
        Pass();
        await follower.Look(default);
        using var after = await join.Open("", "", [], _folder["kubeconfig"], "worker", default);
        Assert.Equal("system:node:worker", (await after.Client.Create(new SelfSubjectReview())).Status.UserInfo.Username);

        System.Security.Cryptography.X509Certificates.X509Certificate2 Current() =>
            System.Security.Cryptography.X509Certificates.X509Certificate2.CreateFromPem(File.ReadAllText(Path.Combine(_folder["pki"], "kubelet-client-current.pem")));
    }

    private static async Task<string> WhoIs(NodeComponentIdentity identity)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var user = new TaskCompletionSource<UserInfo>();
        var running = identity.Run(async (client, stop) => user.SetResult((await client.Create(new SelfSubjectReview(), cancellationToken: stop)).Status.UserInfo), limit.Token);
        var found = await user.Task.WaitAsync(limit.Token);
        await limit.CancelAsync();
        await running;
        return $"{found.Username} [{string.Join(' ', found.Groups)}]";
    }

    private static async Task Refused<T>(Func<ValueTask<T>> request) => Assert.Equal(403, (await Assert.ThrowsAsync<KubeApiException>(() => request().AsTask())).Code);

    private void Pass()
    {
        _time.Ahead += TimeSpan.FromSeconds(10);
        _server.ControlPlane.Certificates.Refresh();
    }

    private async Task<string> Refusal(string token, string node)
    {
        var join = new NodeJoin(new Uri(_server.Url), _folder["pki-" + node], TimeProvider.System, NullLoggerFactory.Instance);
        return (await Assert.ThrowsAsync<KubeconfigException>(() => join.Open(token, "", [], _folder["kubeconfig-" + node], node, default))).Message;
    }

    private Task<ProgramResult> Run(params string[] arguments) => ExternalProgram.Try(
        DotnetesProgram.Path, ["token", .. arguments, .. arguments[0] == "generate" ? Array.Empty<string>() : ["--data-dir", _server.Options.Data.Root]]);
}
