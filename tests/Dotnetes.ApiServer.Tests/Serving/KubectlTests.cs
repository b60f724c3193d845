namespace Dotnetes.ApiServer.Tests.Serving;

public sealed class KubectlTests
{
    private const string ConfigMap = """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: settings
        data:
          colour: blue
        """;

    [KubectlFact]
    public async Task Kubectl_creates_applies_reads_and_deletes()
    {
        await using var server = await TestServer.Start(https: true);
        using var kubectl = new Kubectl(server.Host.Url);
        Assert.Contains("configmap/settings created", await kubectl.Run("apply -f -", ConfigMap), StringComparison.Ordinal);
        Assert.Contains("configmap/settings unchanged", await kubectl.Run("apply -f -", ConfigMap), StringComparison.Ordinal);
        Assert.Contains("configmap/settings configured", await kubectl.Run("apply -f -", ConfigMap.Replace("blue", "red", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal("red", await kubectl.Run("get cm settings -o jsonpath={.data.colour}"));
        Assert.Contains("settings", await kubectl.Run("get configmaps"), StringComparison.Ordinal);
        Assert.Contains("colour: red", await kubectl.Run("get configmap settings -o yaml"), StringComparison.Ordinal);
        Assert.Contains("deleted", await kubectl.Run("delete configmap settings"), StringComparison.Ordinal);
        var (code, _, error) = await kubectl.Try("get configmap settings");
        Assert.Equal(1, code);
        Assert.Contains("Error from server (NotFound): configmaps \"settings\" not found", error, StringComparison.Ordinal);
    }

    [KubectlFact]
    public async Task Kubectl_applies_on_the_server_and_takes_over_from_client_side_apply()
    {
        await using var server = await TestServer.Start(https: true);
        using var kubectl = new Kubectl(server.Host.Url);
        Assert.Contains("configmap/settings serverside-applied", await kubectl.Run("apply --server-side -f -", ConfigMap), StringComparison.Ordinal);
        await kubectl.Run("patch configmap settings --field-manager=other -p {\"data\":{\"colour\":\"green\"}}");
        var (code, _, error) = await kubectl.Try("apply --server-side -f -", ConfigMap);
        Assert.Equal(1, code);
        Assert.Contains("Apply failed with 1 conflict: conflict with \"other\" using v1: .data.colour", error, StringComparison.Ordinal);
        await kubectl.Run("apply --server-side --force-conflicts -f -", ConfigMap);
        Assert.Equal("blue", await kubectl.Run("get cm settings -o jsonpath={.data.colour}"));
        Assert.Equal("kubectl", await kubectl.Run("get cm settings --show-managed-fields -o jsonpath={.metadata.managedFields[*].manager}"));
        await kubectl.Run("delete configmap settings");
        await kubectl.Run("apply -f -", ConfigMap);
        await kubectl.Run("apply --server-side -f -", ConfigMap.Replace("blue", "red", StringComparison.Ordinal));
        Assert.DoesNotContain("client-side", await kubectl.Run("get cm settings --show-managed-fields -o yaml"), StringComparison.Ordinal);
        Assert.Equal("red", await kubectl.Run("get cm settings -o jsonpath={.data.colour}"));
    }

    [KubectlFact]
    public async Task Kubectl_knows_the_resources_and_the_version()
    {
        await using var server = await TestServer.Start(https: true);
        using var kubectl = new Kubectl(server.Host.Url);
        var resources = await kubectl.Run("api-resources");
        Assert.Contains("configmaps", resources, StringComparison.Ordinal);
        Assert.Contains("deployments", resources, StringComparison.Ordinal);
        Assert.Contains("Server Version: v1.36", await kubectl.Run("version"), StringComparison.Ordinal);
        Assert.Contains("kube-system", await kubectl.Run("get namespaces"), StringComparison.Ordinal);
    }

    [KubectlFact]
    public async Task Kubectl_works_on_deployments()
    {
        await using var server = await TestServer.Start(https: true);
        using var kubectl = new Kubectl(server.Host.Url);
        await kubectl.Run("create deployment web --image=nginx:1 --replicas=2");
        Assert.Contains("0/2", await kubectl.Run("get deployments -o wide"), StringComparison.Ordinal);
        await kubectl.Run("scale deployment web --replicas=5");
        Assert.Equal("5", await kubectl.Run("get deployment web -o jsonpath={.spec.replicas}"));
        await kubectl.Run("set image deployment/web nginx=nginx:2");
        Assert.Equal("nginx:2", await kubectl.Run("get deployment web -o jsonpath={.spec.template.spec.containers[0].image}"));
        Assert.Equal("3", await kubectl.Run("get deployment web -o jsonpath={.metadata.generation}"));
        await kubectl.Run("label deployment web tier=front");
        await kubectl.Run("annotate deployment web note=x");
        await kubectl.Run("patch deployment web --type=json -p [{\"op\":\"replace\",\"path\":\"/spec/replicas\",\"value\":1}]");
        Assert.Contains("web", await kubectl.Run("get deployments -l tier=front -o name"), StringComparison.Ordinal);
        Assert.Contains("Replicas:", await kubectl.Run("describe deployment web"), StringComparison.Ordinal);
        Assert.Contains("replicas", await kubectl.Run("explain deployment.spec"), StringComparison.Ordinal);
        await kubectl.Run("delete deployment web --cascade=orphan --wait=false");
        Assert.Equal("[\"orphan\"]", await kubectl.Run("get deployment web -o jsonpath={.metadata.finalizers}"));
    }
}
