namespace Dotnetes.EndToEnd.Tests.Clusters;

/// <summary>A namespace of a test cluster; it goes away with the test, which does not wait for it.</summary>
public sealed class TestNamespace(TestCluster cluster, string name) : IAsyncDisposable
{
    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>Runs kubectl in the namespace.</summary>
    public Task<string> Kubectl(params string[] arguments) => cluster.Kubectl(["-n", name, .. arguments]);

    /// <summary>Runs a kubectl command that is one line without quotes.</summary>
    public Task<string> Run(string arguments) => Kubectl(arguments.Split(' '));

    /// <summary>Applies manifests.</summary>
    public Task<string> Apply(string manifest) => cluster.Kubectl(manifest, ["-n", name, "apply", "-f", "-"]);

    /// <summary>The value at a JSON path of an object, such as <c>{.status.phase}</c>.</summary>
    public Task<string> Value(string resource, string path) => Kubectl("get", resource, "-o", "jsonpath=" + path);

    /// <summary>Waits until the value at a JSON path of an object is the expected one.</summary>
    public Task Until(string resource, string path, string expected, int seconds = 60) =>
        cluster.Until($"{path} of {resource} in {name} is \"{expected}\"", async () => await Value(resource, path) == expected, seconds);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await cluster.Kubectl("delete", "namespace", name, "--wait=false");
}
