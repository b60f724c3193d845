using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dotnetes.Api.Core.V1;
using Dotnetes.Kubelet.Runtime;
using Dotnetes.Kubelet.Tests.Support;

namespace Dotnetes.Kubelet.Tests.EndToEnd;

/// <summary>Images of a registry that wants to know who asks.</summary>
[Trait("Tier", "E2E")]
public sealed class PullTests(LiveNodeFixture fixture) : IClassFixture<LiveNodeFixture>, IDisposable
{
    private const string Forever = "trap 'exit 0' TERM; while true; do /bin/busybox sleep 0.1; done";
    private const UnixFileMode Executable = (UnixFileMode)0x1ED;

    private readonly HttpListener _registry = new();
    private readonly Dictionary<string, (string Type, byte[] Content)> _served = [];
    private int _manifests;

    private LiveNode Node => fixture.Node;

    public void Dispose() => ((IDisposable)_registry).Dispose();

    [RealRuntimeFact]
    public async Task A_private_image_is_pulled_with_the_secret_of_the_pod_and_as_its_policy_says()
    {
        var host = await Serve();
        var image = $"{host}/private/box:1";
        Node.Create("nobody", Spec(image, "IfNotPresent"));
        await Node.Until(() => Node.Pod("nobody").Status.ContainerStatuses is [{ State.Waiting.Reason: "ImagePullBackOff" }], "it is refused without a secret");
        Assert.Contains(Node.Api.Events, e => e.InvolvedObject.Name == "nobody" && e.Message.StartsWith($"Failed to pull image \"{image}\"", StringComparison.Ordinal) && e.Message.Contains("401", StringComparison.Ordinal));
        await Node.Delete("nobody");

        Put("other", "nobody", "wrong", "elsewhere.example");
        Put("pull", "me", "secret", host);
        Node.Create("me", Spec(image, "IfNotPresent", "missing", "other", "pull"));
        await Node.UntilReady("me");
        await Node.Delete("me");

        // Present images are not asked for again, unless that is the policy.
        var before = _manifests;
        Node.Create("again", Spec(image, "IfNotPresent", "pull"));
        await Node.UntilReady("again");
        Assert.Contains(Node.Api.Events, e => e.InvolvedObject.Name == "again" && e.Message == $"Container image \"{image}\" already present on machine and can be accessed by the pod");
        Assert.Equal(before, _manifests);
        await Node.Delete("again");
        Node.Create("always", Spec(image, "Always", "pull"));
        await Node.UntilReady("always");
        Assert.True(_manifests > before);
        await Node.Delete("always");
    }

    private static PodSpec Spec(string image, string policy, params string[] secrets) => new()
    {
        TerminationGracePeriodSeconds = 0,
        ImagePullSecrets = secrets.Select(s => new LocalObjectReference { Name = s }).ToValueList(),
        Containers = [LiveNode.Shell("main", Forever) with { Image = image, ImagePullPolicy = policy }],
    };

    private void Put(string name, string user, string password, string server)
    {
        var content = JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["auths"] = new Dictionary<string, object> { [server] = new Dictionary<string, string> { ["auth"] = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")) } },
        });
        Node.Api.Put(new Secret
        {
            Metadata = new() { Name = name, Namespace = "default" },
            Type = "kubernetes.io/dockerconfigjson",
            Data = ValueMap.Of((".dockerconfigjson", ByteString.CopyFrom(Encoding.UTF8.GetBytes(content)))),
        });
    }

    private async Task<string> Serve()
    {
        var busybox = await File.ReadAllBytesAsync("/bin/busybox");
        var layer = OciImageArchive.Layer([("/bin/busybox", busybox, Executable), ("/bin/sh", busybox, Executable)]);
        var config = Encoding.UTF8.GetBytes($$$"""{"architecture":"amd64","os":"linux","config":{},"rootfs":{"type":"layers","diff_ids":["{{{Digest(layer)}}}"]}}""");
        var manifest = Encoding.UTF8.GetBytes(
            $$$"""{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"{{{Digest(config)}}}","size":{{{config.Length}}}},"layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar","digest":"{{{Digest(layer)}}}","size":{{{layer.Length}}}}]}""");
        _served["/v2/"] = ("application/json", "{}"u8.ToArray());
        foreach (var name in (string[])["1", Digest(manifest)])
        {
            _served["/v2/private/box/manifests/" + name] = ("application/vnd.oci.image.manifest.v1+json", manifest);
        }

        foreach (var blob in (byte[][])[config, layer])
        {
            _served["/v2/private/box/blobs/" + Digest(blob)] = ("application/octet-stream", blob);
        }

        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var host = $"127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}";
        free.Stop();
        _registry.Prefixes.Add($"http://{host}/");
        _registry.Start();
        _ = Answer();
        return host;
    }

    private async Task Answer()
    {
        while (true)
        {
            try
            {
                var context = await _registry.GetContextAsync();
                var (request, response) = (context.Request, context.Response);
                if (request.Headers["Authorization"] != "Basic " + Convert.ToBase64String("me:secret"u8))
                {
                    response.StatusCode = 401;
                    response.Headers["WWW-Authenticate"] = "Basic realm=\"tests\"";
                }
                else if (_served.TryGetValue(request.Url!.AbsolutePath, out var found))
                {
                    _manifests += request.Url.AbsolutePath.Contains("/manifests/", StringComparison.Ordinal) ? 1 : 0;
                    response.ContentType = found.Type;
                    response.Headers["Docker-Content-Digest"] = Digest(found.Content);
                    response.ContentLength64 = found.Content.Length;
                    if (request.HttpMethod == "GET")
                    {
                        await response.OutputStream.WriteAsync(found.Content);
                    }
                }
                else
                {
                    response.StatusCode = 404;
                }

                response.Close();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                if (!_registry.IsListening)
                {
                    return;
                }
            }
        }
    }

    private static string Digest(byte[] content) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(content));
}
