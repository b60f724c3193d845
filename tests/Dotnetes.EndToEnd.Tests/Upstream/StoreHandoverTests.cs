using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Dotnetes.EndToEnd.Tests.Clusters;

namespace Dotnetes.EndToEnd.Tests.Upstream;

/// <summary>
/// Upstream's API server and ours serve the same state one after the other, from etcd and from the embedded store behind its etcd server:
/// keys and values are the same, so each finds what the other wrote.
/// </summary>
[Trait("Tier", "E2E")]
public sealed class StoreHandoverTests : IDisposable
{
    private const string Namespace = "handover";
    private const string Kinds = "deployments,services,secrets,cronjobs,horizontalpodautoscalers,ingresses,poddisruptionbudgets,networkpolicies,roles,events,persistentvolumeclaims,resourcequotas";

    private readonly TemporaryFolder _folder = new();
    private readonly int _port = FreePort();
    private readonly string _store = $"http://127.0.0.1:{FreePort()}";

    [NeedsFact("kube-apiserver", "kubectl", "etcd")]
    public async Task State_in_etcd_passes_from_upstreams_api_server_to_ours_and_back()
    {
        var peer = $"http://127.0.0.1:{FreePort()}";
        await using var store = await ServerProcess.Start(
            ExternalProgram.Find("etcd")!,
            [
                "--data-dir", _folder["etcd"], "--unsafe-no-fsync", "--listen-client-urls", _store, "--advertise-client-urls", _store,
                "--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer, "--initial-cluster", "default=" + peer,
            ],
            StoreServes);
        await PassToAndFro();
    }

    [NeedsFact("kube-apiserver", "kubectl")]
    public async Task State_in_the_embedded_store_passes_from_upstreams_api_server_to_ours_and_back()
    {
        await using var store = await ServerProcess.Start(
            DotnetesProgram.Path, ["etcd", "--data-dir", _folder["etcd"], "--listen-client-urls", _store], StoreServes);
        await PassToAndFro();
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private async Task PassToAndFro()
    {
        string upstreamState;
        await using (await StartUpstream())
        {
            await Kubectl("create", "namespace", Namespace);
            await Apply(Objects);
            upstreamState = await Kubectl("get", Kinds, "-o", "json");
        }

        string ourState;
        await using (await StartOurs())
        {
            Assert.Equal(upstreamState, await Kubectl("get", Kinds, "-o", "json"));
            await Kubectl("scale", "deployment", "web", "--replicas", "3");
            await Kubectl("annotate", "service", "web", "touched=by-ours");
            await Kubectl("delete", "secret", "password");
            await Kubectl("create", "deployment", "ours", "--image", "registry.example.com/ours:1");
            ourState = await Kubectl("get", Kinds, "-o", "json");
        }

        await using (await StartUpstream())
        {
            Assert.Equal(ourState, await Kubectl("get", Kinds, "-o", "json"));
            await Kubectl("delete", "deployment", "ours");
            await Kubectl("rollout", "restart", "deployment", "web");
            Assert.Equal("3", await Kubectl("get", "deployment", "web", "-o", "jsonpath={.spec.replicas}"));
        }
    }

    private Task<ServerProcess> StartUpstream()
    {
        var key = _folder["sa.key"];
        var tokens = _folder["tokens.csv"];
        if (!File.Exists(key))
        {
            using var rsa = RSA.Create(2048);
            File.WriteAllText(key, rsa.ExportRSAPrivateKeyPem());
            File.WriteAllText(tokens, "handover-token,admin,1,system:masters\n");
        }

        File.WriteAllText(Kubeconfig, $$$"""
            {"apiVersion":"v1","kind":"Config","current-context":"c","contexts":[{"name":"c","context":{"cluster":"c","user":"u","namespace":"{{{Namespace}}}"}}],
            "clusters":[{"name":"c","cluster":{"server":"https://127.0.0.1:{{{_port}}}","insecure-skip-tls-verify":true}}],"users":[{"name":"u","user":{"token":"handover-token"}}]}
            """);
        return ServerProcess.Start(
            ExternalProgram.Find("kube-apiserver")!,
            [
                "--etcd-servers", _store, "--secure-port", $"{_port}", "--bind-address", "127.0.0.1", "--cert-dir", _folder["certificates"],
                "--service-cluster-ip-range", "10.96.0.0/12", "--service-account-issuer", "https://kubernetes.default.svc",
                "--service-account-signing-key-file", key, "--service-account-key-file", key, "--token-auth-file", tokens, "--authorization-mode", "Node,RBAC",
            ],
            ApiServerServes);
    }

    private async Task<ServerProcess> StartOurs()
    {
        var data = _folder["ours"];
        var server = await ServerProcess.Start(
            DotnetesProgram.Path,
            ["kube-apiserver", "--etcd-servers", _store, "--data-dir", data, "--secure-port", $"{_port}"],
            async () => File.Exists(Path.Combine(data, "admin.kubeconfig")) && await Ready(Path.Combine(data, "admin.kubeconfig")));
        File.Copy(Path.Combine(data, "admin.kubeconfig"), Kubeconfig, overwrite: true);
        return server;
    }

    private string Kubeconfig => _folder["kubeconfig"];

    private Task<bool> ApiServerServes() => Ready(Kubeconfig);

    private static async Task<bool> Ready(string kubeconfig) =>
        (await ExternalProgram.Try("kubectl", ["--kubeconfig", kubeconfig, "get", "--raw", "/readyz"])) is { Code: 0 };

    private async Task<bool> StoreServes()
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, new Uri(_store).Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private Task<string> Kubectl(params string[] arguments) => ExternalProgram.Run("kubectl", ["--kubeconfig", Kubeconfig, "-n", Namespace, .. arguments]);

    private async Task Apply(string manifests) =>
        await ExternalProgram.Run("kubectl", ["--kubeconfig", Kubeconfig, "-n", Namespace, "apply", "-f", "-"], input: manifests);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private const string Objects = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, labels: {app: web}}
        spec: {replicas: 2, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: registry.example.com/web:1, resources: {requests: {cpu: 100m, memory: 1Gi}}, livenessProbe: {httpGet: {path: /, port: 80}}, env: [{name: A, valueFrom: {fieldRef: {fieldPath: status.podIP}}}]}]}}}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec: {type: NodePort, selector: {app: web}, ports: [{port: 80, targetPort: 8080}]}
        ---
        apiVersion: v1
        kind: Secret
        metadata: {name: password}
        stringData: {password: correct horse}
        ---
        apiVersion: batch/v1
        kind: CronJob
        metadata: {name: nightly}
        spec: {schedule: "5 3 * * *", timeZone: Europe/Vienna, jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: c, image: x}]}}}}}
        ---
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: web}
        spec: {maxReplicas: 5, scaleTargetRef: {kind: Deployment, name: web, apiVersion: apps/v1}, metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 50}}}]}
        ---
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: {name: web}
        spec: {rules: [{host: shop.example.com, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}]}}]}
        ---
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: {name: web}
        spec: {minAvailable: 50%, selector: {matchLabels: {app: web}}}
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: web}
        spec: {podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}], ports: [{port: 80, protocol: TCP}]}]}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: reader}
        rules: [{apiGroups: [""], resources: [pods], verbs: [get, list]}]
        ---
        apiVersion: v1
        kind: Event
        metadata: {name: happened}
        involvedObject: {kind: Pod, name: x, namespace: handover}
        reason: Tested
        message: hello
        ---
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: {name: data}
        spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
        ---
        apiVersion: v1
        kind: ResourceQuota
        metadata: {name: limits}
        spec: {hard: {pods: "10", requests.cpu: "4"}}
        """;
}
