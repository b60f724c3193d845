namespace Dotnetes.EndToEnd.Tests.Clients;

/// <summary>What the official clients of other languages get out of a Dotnetes server.</summary>
[Trait("Tier", "E2E")]
public sealed class ClientLibraryTests(ApiServerFixture server) : IClassFixture<ApiServerFixture>
{
    private static string Script(string name) => Path.Combine(AppContext.BaseDirectory, "Clients", "Scripts", name);

    [ClientLibraryFact("python")]
    public Task The_Python_client_makes_changes_lists_and_watches_objects() =>
        Run("env", ns => [$"PYTHONPATH={ClientLibrary.Python.Folder}/root/usr/lib/python3/dist-packages", "/usr/bin/python3", Script("client.py"), server.Kubeconfig, ns]);

    [ClientLibraryFact("node")]
    public Task The_JavaScript_client_makes_changes_watches_and_informs_of_objects() =>
        Run("node", ns => [Script("client.mjs"), ClientLibrary.Node.Folder, server.Kubeconfig, ns]);

    private async Task Run(string program, Func<string, string[]> arguments)
    {
        var ns = $"library-{Guid.NewGuid():N}"[..20];
        await ExternalProgram.Run("kubectl", ["--kubeconfig", server.Kubeconfig, "create", "namespace", ns]);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        Assert.Contains("all went well", await ExternalProgram.Run(program, arguments(ns), cancellationToken: limit.Token), StringComparison.Ordinal);
    }
}
