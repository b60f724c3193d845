using System.Net;
using System.Security.Cryptography;
using System.Text;
using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Encryption.Ciphers;
using Dotnetes.Client;
using Dotnetes.Tests.Shared;
using Microsoft.Extensions.Logging;

namespace Dotnetes.ApiServer.Tests.Encryption;

public sealed class EncryptionServingTests
{
    [Theory]
    [InlineData("aescbc", "k8s:enc:aescbc:v1:key-a:")]
    [InlineData("aesgcm", "k8s:enc:aesgcm:v1:key-a:")]
    [InlineData("secretbox", "k8s:enc:secretbox:v1:key-a:")]
    public async Task Secrets_are_encrypted_in_the_store_and_read_again_by_another_server(string kind, string prefix)
    {
        await using var disk = new EncryptionServer();
        disk.Configure(EncryptionServer.Provider(kind, 'a'), "{identity: {}}");
        await using (var server = await disk.Start())
        {
            var client = EncryptionServer.Client(server);
            await client.Create(EncryptionServer.Secret("s"));
            await client.Create(new ConfigMap { Metadata = new() { Name = "m", Namespace = "default" }, Data = ValueMap.Of(("k", "visible")) });
        }

        var raw = await disk.Raw("s");
        Assert.StartsWith(prefix, raw, StringComparison.Ordinal);
        Assert.DoesNotContain(EncryptionServer.Planted, raw, StringComparison.Ordinal);
        Assert.Contains("visible", await disk.Raw("m", "configmaps"), StringComparison.Ordinal);
        await using var next = await disk.Start();
        var read = await EncryptionServer.Client(next).Get<Secret>("default", "s");
        Assert.Equal(EncryptionServer.Planted, Encoding.UTF8.GetString(read.Data["p"].Span));
        Assert.Single((await EncryptionServer.Client(next).List<Secret>("default")).Items);
    }

    [Theory]
    [InlineData("aescbc")]
    [InlineData("aesgcm")]
    [InlineData("secretbox")]
    public async Task Values_in_upstreams_format_of_another_implementation_are_read(string kind)
    {
        await using var disk = new EncryptionServer();
        await using (var plain = await disk.Start())
        {
            await EncryptionServer.Client(plain).Create(EncryptionServer.Secret("s"));
        }

        var value = await disk.Bytes("s");
        byte[] stored = [.. Encoding.ASCII.GetBytes($"k8s:enc:{kind}:v1:key-a:"), .. Foreign(kind, EncryptionServer.KeyBytes('a'), value, "/registry/secrets/default/s")];
        await disk.Put("s", stored);
        disk.Configure("{identity: {}}", EncryptionServer.Provider(kind, 'b', 'a'));
        await using var server = await disk.Start();
        var read = await EncryptionServer.Client(server).Get<Secret>("default", "s");
        Assert.Equal(EncryptionServer.Planted, Encoding.UTF8.GetString(read.Data["p"].Span));
    }

    [Fact]
    public async Task A_write_that_changes_nothing_brings_an_object_to_the_first_key()
    {
        await using var disk = new EncryptionServer();
        disk.Configure(EncryptionServer.Provider("aescbc", 'a'));
        await using (var server = await disk.Start())
        {
            await EncryptionServer.Client(server).Create(EncryptionServer.Secret("s"));
        }

        var providers = new[]
        {
            (Config: EncryptionServer.Provider("aescbc", 'b', 'a'), Prefix: "k8s:enc:aescbc:v1:key-b:"),
            (Config: $"{EncryptionServer.Provider("aesgcm", 'c')}, {EncryptionServer.Provider("aescbc", 'b')}", Prefix: "k8s:enc:aesgcm:v1:key-c:"),
            (Config: $"{{identity: {{}}}}, {EncryptionServer.Provider("aesgcm", 'c')}", Prefix: "k8s\0"),
            (Config: $"{EncryptionServer.Provider("secretbox", 'd')}, {{identity: {{}}}}", Prefix: "k8s:enc:secretbox:v1:key-d:"),
        };
        foreach (var (config, prefix) in providers)
        {
            disk.Configure(config);
            await using var server = await disk.Start();
            var client = EncryptionServer.Client(server);
            var before = await client.Get<Secret>("default", "s");
            var after = await client.Update(before);
            Assert.NotEqual(before.Metadata.ResourceVersion, after.Metadata.ResourceVersion);
            Assert.StartsWith(prefix, await disk.Raw("s"), StringComparison.Ordinal);
            Assert.Equal(after.Metadata.ResourceVersion, (await client.Update(after)).Metadata.ResourceVersion);
            Assert.Equal(EncryptionServer.Planted, Encoding.UTF8.GetString(after.Data["p"].Span));
        }
    }

    [Fact]
    public async Task Keys_of_the_same_name_in_several_entries_are_all_tried()
    {
        await using var disk = new EncryptionServer();
        string Named(char key) => $"{{aescbc: {{keys: [{{name: k, secret: {EncryptionServer.Key(key)}}}]}}}}";
        disk.Configure(Named('a'));
        await using (var server = await disk.Start())
        {
            await EncryptionServer.Client(server).Create(EncryptionServer.Secret("s"));
        }

        disk.Configure(Named('b'), Named('a'));
        await using var next = await disk.Start();
        Assert.Equal("s", (await EncryptionServer.Client(next).Get<Secret>("default", "s")).Metadata.Name);
    }

    [Theory]
    [InlineData("{identity: {}}", "no matching prefix found")]
    [InlineData("{aesgcm: {keys: [{name: other, secret: MDEyMzQ1Njc4OWFiY2RlZg==}]}}", "no matching key was found for the provided AES transformer")]
    [InlineData("{aesgcm: {keys: [{name: key-a, secret: MDEyMzQ1Njc4OWFiY2RlZg==}]}}", "cipher: message authentication failed")]
    [InlineData("", "identity transformer tried to read encrypted data")]
    public async Task Without_its_key_an_object_is_an_error_for_all_who_ask(string provider, string reason)
    {
        await using var disk = new EncryptionServer();
        disk.Configure(EncryptionServer.Provider("aesgcm", 'a'));
        await using (var server = await disk.Start())
        {
            await EncryptionServer.Client(server).Create(EncryptionServer.Secret("s"));
        }

        disk.Configure(provider);
        if (provider.Length == 0)
        {
            File.Delete(disk.Path);
        }

        await using var next = await disk.Start(https: true);
        foreach (var path in (string[])["/api/v1/namespaces/default/secrets/s", "/api/v1/secrets", "/api/v1/secrets?watch=true"])
        {
            var (code, body) = await next.Call(HttpMethod.Get, path);
            Assert.Equal(HttpStatusCode.InternalServerError, code);
            Assert.Equal($"Internal error occurred: unable to transform key \"/registry/secrets/default/s\": {reason}", body["message"]!.ToString());
        }
    }

    [Fact]
    public async Task An_object_that_cannot_be_read_keeps_nobody_from_the_others()
    {
        await using var disk = new EncryptionServer();
        disk.Configure(EncryptionServer.Provider("aesgcm", 'a'));
        await using (var server = await disk.Start())
        {
            await EncryptionServer.Client(server).Create(EncryptionServer.Secret("s"));
        }

        await disk.Put("broken", "k8s:enc:aesgcm:v1:key-a:nonsense-nonsense-nonsense"u8.ToArray());
        await using var next = await disk.Start();
        var client = EncryptionServer.Client(next);
        var read = await client.Get<Secret>("default", "s");
        await client.Update(read with { Data = ValueMap.Of(("p", ByteString.FromUtf8("other"))) });
        await client.Create(EncryptionServer.Secret("t"));
        await client.Delete<Secret>("default", "t");
        Assert.Equal("other", Encoding.UTF8.GetString((await client.Get<Secret>("default", "s")).Data["p"].Span));
        await Assert.ThrowsAsync<KubeApiException>(() => client.List<Secret>("default").AsTask());
    }

    [Fact]
    public async Task A_value_moved_to_another_name_is_refused()
    {
        await using var disk = new EncryptionServer();
        disk.Configure(EncryptionServer.Provider("aesgcm", 'a'));
        await using (var server = await disk.Start())
        {
            await EncryptionServer.Client(server).Create(EncryptionServer.Secret("s"));
        }

        await disk.Put("moved", await disk.Bytes("s"));
        await using var next = await disk.Start(https: true);
        var (code, _) = await next.Call(HttpMethod.Get, "/api/v1/namespaces/default/secrets/moved");
        Assert.Equal(HttpStatusCode.InternalServerError, code);
    }

    [Fact]
    public async Task Watchers_see_what_another_server_encrypted()
    {
        await using var disk = new EncryptionServer();
        disk.Configure(EncryptionServer.Provider("secretbox", 'a'));
        await using var one = await disk.Start();
        await using var two = await disk.Start();
        var list = await EncryptionServer.Client(two).List<Secret>("default");
        await EncryptionServer.Client(one).Create(EncryptionServer.Secret("s"));
        await foreach (var change in EncryptionServer.Client(two).Watch<Secret>("default", new() { ResourceVersion = list.Metadata.ResourceVersion }))
        {
            Assert.Equal(EncryptionServer.Planted, Encoding.UTF8.GetString(change.Object!.Data["p"].Span));
            break;
        }
    }

    [Fact]
    public async Task Keys_and_values_are_in_no_log_error_or_metric()
    {
        await using var disk = new EncryptionServer();
        disk.Configure(EncryptionServer.Provider("aesgcm", 'a'), EncryptionServer.Provider("aescbc", 'b'), EncryptionServer.Provider("secretbox", 'c'));
        using var logs = new RecordedLog(LogLevel.Trace);
        await using (var server = await disk.Start(https: true, change: o => o with { Logging = logs }))
        {
            await EncryptionServer.Client(server).Create(EncryptionServer.Secret("s"));
            foreach (var kind in (string[])["aesgcm:v1:key-a:", "aescbc:v1:key-b:", "secretbox:v1:key-c:"])
            {
                await disk.Put(kind.Replace(":", "", StringComparison.Ordinal), Encoding.ASCII.GetBytes($"k8s:enc:{kind}{EncryptionServer.Planted}{EncryptionServer.Planted}{EncryptionServer.Planted}"));
            }

            var (_, body) = await server.Call(HttpMethod.Get, "/api/v1/namespaces/default/secrets/aescbcv1key-b");
            var metrics = await server.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative));
            Assert.Contains("apiserver_storage_transformation_operations_total{resource=\"secrets\",status=\"OK\",transformation_type=\"to_storage\",transformer_prefix=\"k8s:enc:aesgcm:v1:\"}", metrics, StringComparison.Ordinal);
            foreach (var text in (string[])[logs.Text, body.ToJsonString(), metrics])
            {
                Assert.NotEmpty(text);
                foreach (var planted in (string[])[EncryptionServer.Planted, EncryptionServer.Key('a'), EncryptionServer.Key('b'), EncryptionServer.Key('c'), new string('a', 32), new string('b', 32)])
                {
                    Assert.DoesNotContain(planted, text, StringComparison.Ordinal);
                }
            }
        }
    }

    [Fact]
    public async Task A_changed_file_is_taken_up_and_one_with_errors_is_not()
    {
        await using var disk = new EncryptionServer();
        disk.Configure(EncryptionServer.Provider("aescbc", 'a'));
        await using var server = await disk.Start(https: true, reload: true);
        var client = EncryptionServer.Client(server);
        var encryption = server.Host.Core.Encryption!;
        var before = await client.Create(EncryptionServer.Secret("s"));
        Assert.True(await encryption.Look());
        disk.Configure("{aescbc: {keys: [{name: b, secret: short}]}}");
        Assert.False(await encryption.Look());
        Assert.Equal(before.Metadata.ResourceVersion, (await client.Update(before)).Metadata.ResourceVersion);
        disk.Configure(EncryptionServer.Provider("aescbc", 'b', 'a'));
        Assert.True(await encryption.Look());
        Assert.NotEqual(before.Metadata.ResourceVersion, (await client.Update(before)).Metadata.ResourceVersion);
        Assert.StartsWith("k8s:enc:aescbc:v1:key-b:", await disk.Raw("s"), StringComparison.Ordinal);
        var metrics = await server.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        Assert.Matches("apiserver_encryption_config_controller_automatic_reloads_total\\{apiserver_id_hash=\"sha256:[0-9a-f]{64}\",status=\"success\"\\} 1\n", metrics);
        Assert.Matches("apiserver_encryption_config_controller_automatic_reloads_total\\{apiserver_id_hash=\"sha256:[0-9a-f]{64}\",status=\"failure\"\\} 1\n", metrics);
        Assert.Contains($"hash=\"sha256:{Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(disk.Path)))}\"}} 1\n", metrics, StringComparison.Ordinal);
        Assert.Contains("[+]kms-providers ok", await server.Http.GetStringAsync(new Uri("/readyz?verbose", UriKind.Relative)), StringComparison.Ordinal);
        Assert.DoesNotContain("kms-providers", await server.Http.GetStringAsync(new Uri("/livez?verbose", UriKind.Relative)), StringComparison.Ordinal);
    }

    // Made without any code of the server but the primitive of secretbox, which has vectors of its own.
    private static byte[] Foreign(string kind, byte[] key, byte[] plain, string path)
    {
        switch (kind)
        {
            case "aescbc":
                using (var aes = Aes.Create())
                {
                    (aes.Key, aes.Mode, aes.Padding) = (key, CipherMode.CBC, PaddingMode.None);
                    var padding = 16 - (plain.Length % 16);
                    byte[] padded = [.. plain, .. Enumerable.Repeat((byte)padding, padding)];
                    using var encryptor = aes.CreateEncryptor();
                    return [.. aes.IV, .. encryptor.TransformFinalBlock(padded, 0, padded.Length)];
                }

            case "aesgcm":
                using (var gcm = new AesGcm(key, 16))
                {
                    var (nonce, text, tag) = (RandomNumberGenerator.GetBytes(12), new byte[plain.Length], new byte[16]);
                    gcm.Encrypt(nonce, plain, text, tag, Encoding.UTF8.GetBytes(path));
                    return [.. nonce, .. text, .. tag];
                }

            default:
                var (fresh, box) = (RandomNumberGenerator.GetBytes(24), new byte[plain.Length + 16]);
                SecretBox.Seal(key, fresh, plain, box);
                return [.. fresh, .. box];
        }
    }
}
