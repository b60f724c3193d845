using System.Net;
using System.Text.Json.Nodes;
using Dotnetes.Store.EtcdServer;

namespace Dotnetes.ApiServer.Tests.Encryption;

public sealed class UpstreamEncryptionTests
{
    private static readonly (string Resource, string Kind, string Provider)[] s_kinds =
    [
        ("secrets", "Secret", "aescbc"), ("configmaps", "ConfigMap", "aesgcm"), ("limitranges", "LimitRange", "secretbox"), ("serviceaccounts", "ServiceAccount", "kms"),
    ];

    /// <summary>Every provider by its own resource; upstream writes, then we do, and in the end upstream reads all.</summary>
    [UpstreamFact]
    public async Task What_upstream_encrypts_we_decrypt_and_the_other_way_round()
    {
        await using var disk = new EncryptionServer();
        await using var kms = new FakeKms(disk.Directory);
        await kms.Start();
        var entries = s_kinds.Select(k => $"{{resources: [{k.Resource}], providers: [{(k.Provider == "kms" ? kms.Provider : EncryptionServer.Provider(k.Provider, 'a'))}]}}");
        await File.WriteAllTextAsync(disk.Path, $"apiVersion: apiserver.config.k8s.io/v1\nkind: EncryptionConfiguration\nresources: [{string.Join(", ", entries)}]\n");
        await using var etcd = await EtcdHost.Start(disk.Store, new EtcdHostOptions { ListenClientUrls = ["http://127.0.0.1:0"] }, TimeProvider.System);
        await using (var upstream = await UpstreamApiServer.Start(disk.Directory, etcd.Addresses[0], disk.Path))
        {
            await Make("theirs", upstream.Post);
        }

        await Encrypted(disk, "theirs");
        await using (var server = await disk.Start(https: true))
        {
            await Read("theirs", async path => (await server.Call(HttpMethod.Get, path)).Body);
            await Make("ours", async (path, body) =>
            {
                var (code, made) = await server.Call(HttpMethod.Post, path, body);
                Assert.Equal(HttpStatusCode.Created, code);
                return made;
            });
        }

        await Encrypted(disk, "ours");
        await using (var upstream = await UpstreamApiServer.Start(disk.Directory, etcd.Addresses[0], disk.Path))
        {
            foreach (var name in (string[])["theirs", "ours"])
            {
                await Read(name, async path => JsonNode.Parse(await upstream.Http.GetStringAsync(new Uri(path, UriKind.Relative)))!);
            }
        }
    }

    private static string PathOf(string resource) => $"/api/v1/namespaces/default/{resource}";

    private static async Task Make(string name, Func<string, string, Task<JsonNode>> post)
    {
        foreach (var (resource, kind, _) in s_kinds)
        {
            var made = await post(PathOf(resource), $$$$"""{"apiVersion":"v1","kind":"{{{{kind}}}}","metadata":{"name":"{{{{name}}}}","annotations":{"by":"{{{{EncryptionServer.Planted}}}}"}}}""");
            Assert.Equal(name, made["metadata"]!["name"]!.ToString());
        }
    }

    private static async Task Read(string name, Func<string, Task<JsonNode>> get)
    {
        foreach (var (resource, _, _) in s_kinds)
        {
            var read = await get($"{PathOf(resource)}/{name}");
            Assert.Equal(EncryptionServer.Planted, read["metadata"]!["annotations"]!["by"]!.ToString());
            Assert.Contains((await get(PathOf(resource)))["items"]!.AsArray(), i => i!["metadata"]!["name"]!.ToString() == name);
        }
    }

    private static async Task Encrypted(EncryptionServer disk, string name)
    {
        foreach (var (resource, _, provider) in s_kinds)
        {
            var raw = await disk.Raw(name, resource);
            Assert.StartsWith($"k8s:enc:{provider}:v", raw, StringComparison.Ordinal);
            Assert.DoesNotContain(EncryptionServer.Planted, raw, StringComparison.Ordinal);
        }
    }
}
