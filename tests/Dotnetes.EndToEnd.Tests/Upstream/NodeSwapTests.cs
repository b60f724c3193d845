using System.Security.Cryptography;
using Dotnetes.EndToEnd.Tests.Clusters;
using Dotnetes.EndToEnd.Tests.Images;
using Dotnetes.EndToEnd.Tests.Programs;

namespace Dotnetes.EndToEnd.Tests.Upstream;

/// <summary>All our components, each alone and with rights of its own only, in a cluster whose API server is upstream's.</summary>
[Collection(ClusterCollection.Name)]
[Trait("Tier", "E2E")]
public sealed class NodeSwapTests : IAsyncLifetime
{
    private const string Server = "https://127.0.0.1:6443";

    private readonly TemporaryFolder _folder = new();
    private readonly List<RunningProgram> _programs = [];
    private TestNetwork? _network;
    private string _namespace = "";
    private TestMachine _machine = null!;

    public async Task InitializeAsync()
    {
        if (TestCluster.Obstacle is null)
        {
            _network = await TestNetwork.Create("du" + Path.GetFileName(_folder.Path)[3..].ToLowerInvariant());
            _namespace = await _network.AddMachine(2);
            _machine = new TestMachine("n1", _namespace, _folder["m"])
            {
                Address = "192.168.77.2",
                Settings = """
                    clusterDNS: [ 192.168.77.2 ]
                    clusterDomain: cluster.local
                    authentication: { anonymous: { enabled: true }, webhook: { enabled: false } }
                    authorization: { mode: AlwaysAllow }
                    """,
            };
        }
    }

    [NeedsFact("kube-apiserver", "kubectl", "containerd", "nft", "nsenter")]
    public async Task A_pod_runs_and_is_served_under_upstreams_api_server()
    {
        if (TestCluster.Obstacle is not null || File.Exists("/run/containerd/containerd.sock"))
        {
            return;
        }

        await StartControlPlane();
        var images = await TestImages.Make();
        await using (var file = File.Create(_folder["images.tar"]))
        {
            ImageArchive.Write(file, images.All);
        }

        // The first arguments are those of server and agent, which the kubelet passes over.
        await _machine.Start(
            "kubelet", "--kubeconfig", Kubeconfig("node"), "--hostname-override", "n1", "--root-dir", Path.Combine(_machine.Data, "node"), "--cert-dir", _folder["node-pki"],
            "--config", Path.Combine(_machine.Directory, "kubelet.yaml"));
        Start(DotnetesProgram.Path, "kube-proxy", "--kubeconfig", Kubeconfig("proxy"), "--hostname-override", "n1");
        Start(DotnetesProgram.Path, "dns", "--kubeconfig", Kubeconfig("admin"), "--bind-address", "192.168.77.2");
        await Until("the node is ready", async () => await Kubectl("get", "node", "n1", "-o", "jsonpath={.status.conditions[?(@.type=='Ready')].status}") == "True");
        await _machine.Import(_folder["images.tar"]);


        // The API servers of some distributions want it in every pod.
        await Kubectl("create", "configmap", "openshift-service-ca.crt", "--from-literal=service-ca.crt=none");
        await Kubectl("create", "deployment", "web", "--replicas=2", "--image", images.Web.Reference);
        await Kubectl("expose", "deployment", "web", "--port=80", "--target-port=8080");
        await Until("the pods are ready", async () => await Kubectl("get", "deployment", "web", "-o", "jsonpath={.status.readyReplicas}") == "2");
        var address = await Kubectl("get", "service", "web", "-o", "jsonpath={.spec.clusterIP}");
        await Until("the service answers", async () => await _machine.Run("curl", ["-sS", "-m", "5", $"http://{address}/healthz"]) == "ok\n");
        await Until("it has a name", async () => await Kubectl("exec", "deployment/web", "--", "timeout", "5", "wget", "-q", "-O-", "http://web/healthz") == "ok\n");
        await Kubectl("run", "writer", "--restart=Never", "--image", images.Busybox.Reference, "--command", "--", "sh", "-c", "cat /var/run/secrets/kubernetes.io/serviceaccount/namespace; exit 3");
        await Until("the pod has ended", async () => await Kubectl("get", "pod", "writer", "-o", "jsonpath={.status.phase} {.status.containerStatuses[0].state.terminated.exitCode}") == "Failed 3");
        Assert.Equal("default", await Kubectl("logs", "writer"));
        Assert.Contains("Successfully assigned default/writer to n1", await Kubectl("get", "events", "-o", "jsonpath={.items[*].message}"));
        await Kubectl("delete", "deployment", "web", "--cascade=foreground", "--timeout=60s");
        Assert.All(_programs, program => Assert.DoesNotContain("orbidden", program.Log));
        Assert.DoesNotContain("orbidden", _machine.Log);
    }

    public async Task DisposeAsync()
    {
        if (_network is not null)
        {
            await _machine.DisposeAsync();
            foreach (var program in Enumerable.Reverse(_programs))
            {
                await program.DisposeAsync();
            }

            await _network.DisposeAsync();
        }

        _folder.Dispose();
    }

    private async Task StartControlPlane()
    {
        using (var rsa = RSA.Create(2048))
        {
            await File.WriteAllTextAsync(_folder["sa.key"], rsa.ExportRSAPrivateKeyPem());
        }

        await File.WriteAllTextAsync(_folder["tokens.csv"], """
            admin-token,admin,1,system:masters
            controllers-token,system:kube-controller-manager,2
            scheduler-token,system:kube-scheduler,3
            node-token,system:node:n1,4,system:nodes
            proxy-token,system:kube-proxy,5

            """);
        Start(DotnetesProgram.Path, "etcd", "--data-dir", _folder["store"], "--listen-client-urls", "http://127.0.0.1:2379");
        Start(
            "kube-apiserver", "--etcd-servers", "http://127.0.0.1:2379", "--bind-address", "0.0.0.0", "--advertise-address", "192.168.77.2", "--cert-dir", _folder["certificates"],
            "--service-cluster-ip-range", "10.96.0.0/12", "--service-account-issuer", "https://kubernetes.default.svc", "--service-account-signing-key-file", _folder["sa.key"],
            "--service-account-key-file", _folder["sa.key"], "--token-auth-file", _folder["tokens.csv"], "--authorization-mode", "Node,RBAC",
            "--enable-admission-plugins", "NodeRestriction", "--kubelet-preferred-address-types", "InternalIP");
        await Until("the API server is ready", async () => await Kubectl("get", "--raw", "/readyz") == "ok");
        Start(
            DotnetesProgram.Path, "kube-controller-manager", "--kubeconfig", Kubeconfig("controllers"), "--use-service-account-credentials", "--allocate-node-cidrs", "--cluster-cidr", "10.244.0.0/16",
            "--root-ca-file", Path.Combine(_folder["certificates"], "apiserver.crt"), "--service-account-private-key-file", _folder["sa.key"]);
        Start(DotnetesProgram.Path, "kube-scheduler", "--kubeconfig", Kubeconfig("scheduler"));
    }

    private void Start(string program, params string[] arguments) => _programs.Add(RunningProgram.StartAt(_namespace, program, arguments));

    private string Kubeconfig(string who)
    {
        var file = _folder[who + ".kubeconfig"];
        File.WriteAllText(file, $$$"""
            {"apiVersion":"v1","kind":"Config","current-context":"c","contexts":[{"name":"c","context":{"cluster":"c","user":"u"}}],
            "clusters":[{"name":"c","cluster":{"server":"{{{Server}}}","insecure-skip-tls-verify":true}}],"users":[{"name":"u","user":{"token":"{{{who}}}-token"}}]}
            """);
        return file;
    }

    private async Task<string> Kubectl(params string[] arguments)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        return await _machine.Run("kubectl", ["--kubeconfig", Kubeconfig("admin"), .. arguments], cancellationToken: limit.Token);
    }

    private async Task<string> Describe() => (await _machine.Try("kubectl", ["--kubeconfig", Kubeconfig("admin"), "get", "pods,events", "-A", "-o", "wide"])).Output;

    private Task Until(string what, Func<Task<bool>> condition) => Eventually.Holds(what, condition, describe: async () =>
        $"{await Describe()}\n{_machine.Log}\n{string.Join("\n--\n", _programs.Select(p => p.Log.Length > 20_000 ? p.Log[^20_000..] : p.Log))}");
}
