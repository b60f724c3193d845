using System.Net;
using System.Security.Cryptography;
using System.Text;
using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Tests.Authentication;
using Dotnetes.Client;
using Dotnetes.Tests.Shared;
using Microsoft.Extensions.Logging;

namespace Dotnetes.ApiServer.Tests.Encryption;

public sealed class KmsTests
{
    private const string Prefix = "k8s:enc:kms:v2:vault:";

    [Fact]
    public async Task Values_are_encrypted_under_the_services_key_and_read_by_a_server_that_asks_for_it_once()
    {
        await using var disk = new EncryptionServer();
        await using var kms = new FakeKms(disk.Directory);
        await kms.Start();
        disk.Configure(kms.Provider, "{identity: {}}");
        await using (var server = await disk.Start())
        {
            for (var i = 0; i < 5; i++)
            {
                await EncryptionServer.Client(server).Create(EncryptionServer.Secret($"s{i}"));
            }
        }

        Assert.Equal(0, kms.Decryptions);
        var raw = await disk.Raw("s0");
        Assert.StartsWith(Prefix, raw, StringComparison.Ordinal);
        Assert.Contains("key-1", raw, StringComparison.Ordinal);
        Assert.DoesNotContain(EncryptionServer.Planted, raw, StringComparison.Ordinal);
        await using var next = await disk.Start(https: true);
        Assert.Equal(5, (await EncryptionServer.Client(next).List<Secret>("default")).Items.Count);
        Assert.Equal(1, kms.Decryptions);
        var metrics = await next.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        Assert.Contains("apiserver_storage_envelope_transformation_cache_misses_total 1\n", metrics, StringComparison.Ordinal);
        Assert.Contains("apiserver_envelope_encryption_dek_source_cache_size{provider_name=\"vault\"} 2\n", metrics, StringComparison.Ordinal);
        Assert.Contains(
            "apiserver_envelope_encryption_kms_operations_latency_seconds_count{grpc_status_code=\"OK\",method_name=\"/v2.KeyManagementService/Decrypt\",provider_name=\"vault\"} 1\n",
            metrics, StringComparison.Ordinal);
        Assert.Contains($"key_id_hash=\"sha256:{Convert.ToHexStringLower(SHA256.HashData("key-1"u8))}\"", metrics, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Values_in_upstreams_format_of_another_implementation_are_read(int type)
    {
        await using var disk = new EncryptionServer();
        await using (var plain = await disk.Start())
        {
            await EncryptionServer.Client(plain).Create(EncryptionServer.Secret("s"));
        }

        var value = await disk.Bytes("s");
        await disk.Put("s", Foreign(type, value, "/registry/secrets/default/s"));
        await using var kms = new FakeKms(disk.Directory);
        await kms.Start();
        disk.Configure(kms.Provider);
        await using var server = await disk.Start();
        var client = EncryptionServer.Client(server);
        var read = await client.Get<Secret>("default", "s");
        Assert.Equal(EncryptionServer.Planted, Encoding.UTF8.GetString(read.Data["p"].Span));

        // A value whose key is not derived from a seed is of an old kind, though the service's key is the same.
        Assert.Equal(type == 1, read.Metadata.ResourceVersion == (await client.Update(read)).Metadata.ResourceVersion);
    }

    [Fact]
    public async Task Another_key_of_the_service_writes_from_then_on_and_old_values_are_stale()
    {
        await using var disk = new EncryptionServer();
        await using var kms = new FakeKms(disk.Directory);
        await kms.Start();
        disk.Configure(kms.Provider);
        await using var server = await disk.Start();
        var client = EncryptionServer.Client(server);
        var first = await client.Create(EncryptionServer.Secret("s"));
        Assert.Equal(first.Metadata.ResourceVersion, (await client.Update(first)).Metadata.ResourceVersion);
        kms.KeyId = "key-2";
        await Rotate(disk, server);
        var second = await client.Update(first);
        Assert.NotEqual(first.Metadata.ResourceVersion, second.Metadata.ResourceVersion);
        Assert.Contains("key-2", await disk.Raw("s"), StringComparison.Ordinal);
        Assert.Equal(second.Metadata.ResourceVersion, (await client.Update(second)).Metadata.ResourceVersion);
    }

    [Fact]
    public async Task A_service_that_is_not_there_fails_writes_and_the_health_check_but_not_the_start()
    {
        await using var disk = new EncryptionServer();
        await using var kms = new FakeKms(disk.Directory);
        disk.Configure(kms.Provider);
        await using var server = await disk.Start(https: true);
        var refused = await Assert.ThrowsAsync<KubeApiException>(() => EncryptionServer.Client(server).Create(EncryptionServer.Secret("s")).AsTask());
        Assert.Equal(500, refused.Status.Code);
        Assert.DoesNotContain(EncryptionServer.Planted, refused.ToString(), StringComparison.Ordinal);
        foreach (var (path, code) in (ValueTuple<string, HttpStatusCode>[])
            [("/readyz", HttpStatusCode.InternalServerError), ("/healthz/kms-providers", HttpStatusCode.InternalServerError), ("/livez", HttpStatusCode.OK), ("/readyz?exclude=kms-providers", HttpStatusCode.OK)])
        {
            using var answer = await server.Http.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(code, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Writes_go_on_for_a_while_when_the_service_fails_and_then_stop()
    {
        var time = new MovableTime();
        await using var disk = new EncryptionServer();
        await using var kms = new FakeKms(disk.Directory);
        await kms.Start();
        disk.Configure(kms.Provider);
        await using var server = await disk.Start(change: o => o with { Time = time });
        var client = EncryptionServer.Client(server);
        await kms.DisposeAsync();
        time.Ahead = TimeSpan.FromMinutes(2);
        await client.Create(EncryptionServer.Secret("in-time"));
        time.Ahead = TimeSpan.FromMinutes(4);
        var refused = await Assert.ThrowsAsync<KubeApiException>(() => client.Create(EncryptionServer.Secret("late")).AsTask());
        Assert.Contains($"encryptedDEKSource with keyID hash \"sha256:{Convert.ToHexStringLower(SHA256.HashData("key-1"u8))}\" expired at ", refused.Message, StringComparison.Ordinal);
        Assert.Equal("in-time", (await client.Get<Secret>("default", "in-time")).Metadata.Name);
    }

    [Theory]
    [InlineData("", "ok")]
    [InlineData("key-1", "sealed")]
    public async Task A_service_that_is_not_well_is_told(string keyId, string health)
    {
        await using var disk = new EncryptionServer();
        await using var kms = new FakeKms(disk.Directory) { KeyId = keyId, Health = health };
        await kms.Start();
        disk.Configure(kms.Provider);
        using var logs = new RecordedLog(LogLevel.Trace);
        await using var server = await disk.Start(change: o => o with { Logging = logs });
        Assert.False(await server.Host.Core.Encryption!.IsHealthy(default));
        Assert.Contains(health == "ok" ? "keyID is empty" : "got unexpected healthz status: sealed", logs.Text, StringComparison.Ordinal);
    }

    // The services are asked again by a server that reads its changed file.
    private static async Task Rotate(EncryptionServer disk, Serving.TestServer server)
    {
        await File.AppendAllTextAsync(disk.Path, "# changed\n");
        Assert.True(await server.Host.Core.Encryption!.Look());
    }

    // EncryptedObject by hand: tag and length before every field.
    private static byte[] Foreign(int type, byte[] plain, string path)
    {
        var (source, info, nonce) = (RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(12));

        // HKDF-Expand to one block of SHA-256 is a single HMAC.
        var key = type == 1 ? HMACSHA256.HashData(source, (byte[])[.. info, 1]) : source;
        var (text, tag) = (new byte[plain.Length], new byte[16]);
        using (var gcm = new AesGcm(key, 16))
        {
            gcm.Encrypt(nonce, plain, text, tag, Encoding.UTF8.GetBytes(path));
        }

        byte[] data = type == 1 ? [.. info, .. nonce, .. text, .. tag] : [.. nonce, .. text, .. tag];
        byte[] annotation = [.. Field(1, "seal.example.com"u8.ToArray()), .. Field(2, "red"u8.ToArray())];
        return
        [
            .. Encoding.ASCII.GetBytes(Prefix), .. Field(1, data), .. Field(2, "key-1"u8.ToArray()), .. Field(3, FakeKms.Mask("key-1", source)), .. Field(4, annotation),
            .. type == 1 ? [5 << 3, 1] : Array.Empty<byte>(),
        ];
    }

    private static byte[] Field(int number, byte[] content)
    {
        var bytes = new List<byte> { (byte)((number << 3) | 2) };
        var length = content.Length;
        for (; length > 127; length >>= 7)
        {
            bytes.Add((byte)((length & 127) | 128));
        }

        return [.. bytes, (byte)length, .. content];
    }
}
