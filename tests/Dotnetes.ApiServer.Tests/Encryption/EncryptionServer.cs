using System.Text;
using Dotnetes.ApiServer.Encryption;
using Dotnetes.ApiServer.Tests.Serving;
using Dotnetes.Client;
using Dotnetes.Store;

namespace Dotnetes.ApiServer.Tests.Encryption;

/// <summary>A store that outlives servers, and servers over it with one encryption or another.</summary>
internal sealed class EncryptionServer : IAsyncDisposable
{
    public const string Planted = "planted-secret-value";

    public EncryptionServer()
    {
        Directory = System.IO.Directory.CreateTempSubdirectory("dotnetes-encryption-");
        Path = System.IO.Path.Combine(Directory.FullName, "keys.yaml");
    }

    public MemoryStore Store { get; } = new();

    public DirectoryInfo Directory { get; }

    public string Path { get; }

    public static string Key(char letter) => Convert.ToBase64String(KeyBytes(letter));

    public static byte[] KeyBytes(char letter) => Encoding.ASCII.GetBytes(new string(letter, 32));

    public static string Provider(string kind, params char[] keys) =>
        $"{{{kind}: {{keys: [{string.Join(", ", keys.Select(k => $"{{name: key-{k}, secret: {Key(k)}}}"))}]}}}}";

    public void Configure(params string[] providers) => File.WriteAllText(
        Path, $"apiVersion: apiserver.config.k8s.io/v1\nkind: EncryptionConfiguration\nresources:\n- resources: [secrets]\n  providers: [{string.Join(", ", providers)}]\n");

    public Task<TestServer> Start(bool https = false, bool reload = false, Func<ApiServerOptions, ApiServerOptions>? change = null) => TestServer.Start(https, o =>
    {
        var options = o with { Store = Store, Encryption = File.Exists(Path) ? EncryptionFile.Read(Path, reload) with { ServerId = "me" } : null };
        return change is null ? options : change(options);
    });

    public static Api.Core.V1.Secret Secret(string name, string value = Planted) =>
        new() { Metadata = new() { Name = name, Namespace = "default" }, Data = ValueMap.Of(("p", ByteString.FromUtf8(value))) };

    public static KubeClient Client(TestServer server) => new(server.Transport);

    /// <summary>What the store has under a key, each byte as a character.</summary>
    public async Task<string> Raw(string name, string resource = "secrets") => Encoding.Latin1.GetString(await Bytes(name, resource));

    public async Task<byte[]> Bytes(string name, string resource = "secrets") => (await Store.Get($"/registry/{resource}/default/{name}", 0, default)).Item!.Value.ToArray();

    public async Task Put(string name, byte[] value)
    {
        var key = $"/registry/secrets/default/{name}";
        var present = (await Store.Get(key, 0, default)).Item?.ModRevision ?? 0;
        Assert.True((await Store.Update(key, value, present, 0, default)).Succeeded);
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        Directory.Delete(recursive: true);
    }
}
