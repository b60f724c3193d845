using System.Security.Cryptography;
using System.Text;
using Dotnetes.ApiServer.Encryption.Kms;
using Dotnetes.Grpc;
using Dotnetes.Grpc.Server;

namespace Dotnetes.ApiServer.Tests.Encryption;

/// <summary>A key management service at a unix socket, whose keys are masks made of their names.</summary>
internal sealed class FakeKms : IAsyncDisposable
{
    private const string Annotation = "seal.example.com";
    private GrpcServer? _server;

    public FakeKms(DirectoryInfo directory) => Socket = Path.Combine(directory.FullName, "kms.sock");

    public string Socket { get; }

    public string Provider => $"{{kms: {{apiVersion: v2, name: vault, endpoint: 'unix://{Socket}', timeout: 5s}}}}";

    public string KeyId { get; set; } = "key-1";

    public string Health { get; set; } = "ok";

    public int Decryptions { get; private set; }

    public async Task Start() => _server = await GrpcServer.Start(
        new GrpcServiceBuilder()
            .Unary(KmsMethods.Status, (_, _) => new ValueTask<StatusResponse>(new StatusResponse { Version = "v2", Healthz = Health, KeyId = KeyId }))
            .Unary(KmsMethods.Encrypt, (request, _) => new ValueTask<EncryptResponse>(new EncryptResponse
            {
                Ciphertext = ByteString.Adopt(Mask(KeyId, request.Plaintext.Span)),
                KeyId = KeyId,
                Annotations = ValueMap.Of((Annotation, ByteString.FromUtf8("red"))),
            }))
            .Unary(KmsMethods.Decrypt, (request, _) =>
            {
                Decryptions++;
                return Encoding.UTF8.GetString(request.Annotations[Annotation].Span) == "red"
                    ? new ValueTask<DecryptResponse>(new DecryptResponse { Plaintext = ByteString.Adopt(Mask(request.KeyId, request.Ciphertext.Span)) })
                    : throw new GrpcException(GrpcStatusCode.InvalidArgument, "the annotation is missing");
            })
            .Build(),
        new GrpcServerOptions { Addresses = [$"unix://{Socket}"] });

    public static byte[] Mask(string keyId, ReadOnlySpan<byte> text)
    {
        var mask = SHA256.HashData(Encoding.UTF8.GetBytes(keyId));
        var masked = text.ToArray();
        for (var i = 0; i < masked.Length; i++)
        {
            masked[i] ^= mask[i % mask.Length];
        }

        return masked;
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
            _server = null;
        }
    }
}
