using Dotnetes.ApiServer.Metrics;
using System.Security.Cryptography;
using System.Text;
using Dotnetes.ApiServer.Encryption.Ciphers;
using Dotnetes.Serialization.Protobuf;
using Microsoft.Extensions.Logging;

namespace Dotnetes.ApiServer.Encryption.Kms;

/// <summary>
/// Keeps values by keys of a key management service of version 2 (KEP-3299). The service encrypts only a seed; values are encrypted here, by keys derived from it. The
/// service is asked every minute which key it uses: another key makes a new seed. When it does not answer, the last seed serves for some minutes more.
/// </summary>
internal sealed partial class KmsProvider : IValueProvider, IDisposable
{
    private static readonly TimeSpan s_goodPeriod = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_badPeriod = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_writeLife = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan s_goodAnswerLife = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan s_badAnswerLife = TimeSpan.FromSeconds(3);

    private readonly string _name;
    private readonly KmsClient _client;
    private readonly KmsSources _sources;
    private readonly EncryptionMetrics _metrics;
    private readonly Func<string> _newId;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile KmsState? _state;
    private string _version = "";
    private (string? Problem, long At, TimeSpan Life)? _last;

    /// <summary>Makes one; the service is not asked yet.</summary>
    /// <param name="name">Its name in the configuration.</param>
    /// <param name="client">The way to the service, which it owns from then on.</param>
    /// <param name="metrics">Where it reports.</param>
    /// <param name="newId">Makes names for calls.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Where failures are logged.</param>
    public KmsProvider(string name, KmsClient client, EncryptionMetrics metrics, Func<string> newId, TimeProvider time, ILogger logger)
    {
        _name = name;
        _client = client;
        _sources = new KmsSources(name, metrics);
        _metrics = metrics;
        _newId = newId;
        _time = time;
        _logger = logger;
        Prefix = $"k8s:enc:kms:v2:{name}:";
        PrefixUtf8 = Encoding.UTF8.GetBytes(Prefix);
    }

    /// <inheritdoc/>
    public string Prefix { get; }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> PrefixUtf8 { get; }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Encrypt(ReadOnlyMemory<byte> plain, ReadOnlySpan<byte> context)
    {
        var state = _state ?? throw new EncryptionException($"the KMS provider {_name} has given no key yet");
        var now = _time.GetUtcNow();
        if (now > state.ExpiresAt)
        {
            throw new EncryptionException($"encryptedDEKSource with keyID hash \"{state.KeyHash}\" expired at {state.ExpiresAt:yyyy-MM-ddTHH:mm:ssZ} (current time is {now:yyyy-MM-ddTHH:mm:ssZ})");
        }

        _metrics.UsedKey(_name, state.KeyHash, "to_storage");
        return ProtoCodec.Encode(state.Template with { EncryptedData = ByteString.Adopt(state.Cipher.Encrypt(plain.Span, context)) });
    }

    /// <inheritdoc/>
    public (ReadOnlyMemory<byte> Plain, bool IsStale) Decrypt(ReadOnlyMemory<byte> stored, ReadOnlySpan<byte> context)
    {
        var value = Open(stored);
        var cipher = _sources.Find(KmsSources.KeyOf(value)) ?? throw new EncryptionException("the key of the value is not known yet");
        _metrics.UsedKey(_name, ConfigurationHash.OfName(value.KeyId), "from_storage");
        var plain = cipher.Decrypt(value.EncryptedData.Span, context);
        var state = _state;
        return (plain, state is not null && (value.KeyId != state.Template.KeyId || value.SourceType != state.Template.SourceType));
    }

    /// <inheritdoc/>
    public async ValueTask Prepare(ReadOnlyMemory<byte> stored, CancellationToken cancellationToken)
    {
        var value = Open(stored);
        var key = KmsSources.KeyOf(value);
        if (_sources.Find(key) is not null)
        {
            return;
        }

        _metrics.CacheMisses.Increment();
        DecryptResponse answer;
        try
        {
            var request = new DecryptRequest { Ciphertext = value.EncryptedSource, Uid = _newId(), KeyId = value.KeyId, Annotations = value.Annotations };
            answer = await _client.Call(KmsMethods.Decrypt, request, cancellationToken);
        }
        catch (EncryptionException e)
        {
            throw new EncryptionException($"failed to decrypt DEK, error: {e.Message}", e);
        }

        var source = answer.Plaintext.Span.ToArray();
        _sources.Add(key, value.SourceType == EncryptedObject.Seed ? new SeededCipher(source) : AesKey(source));
    }

    /// <summary>Asks the service how it is and takes up its present key; what it said a moment ago is not asked again. Null when all is well, or else what is wrong.</summary>
    public async ValueTask<string?> Check(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_last is { } last && _time.GetElapsedTime(last.At) < last.Life)
            {
                return last.Problem;
            }

            var problem = await Ask(cancellationToken);
            _last = (problem, _time.GetTimestamp(), problem is null ? s_goodAnswerLife : s_badAnswerLife);
            return problem;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Follows the service's key until cancelled.</summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                string? problem;
                try
                {
                    problem = await Check(cancellationToken);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    Log.Failed(_logger, _name, e);
                    problem = e.GetType().Name;
                }

                if (problem is not null)
                {
                    Log.Unhealthy(_logger, _name, problem);
                }

                await Task.Delay(problem is null ? s_goodPeriod : s_badPeriod, _time, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops, or uses another configuration.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _client.Dispose();
        _gate.Dispose();
    }

    private static EncryptedObject Open(ReadOnlyMemory<byte> stored)
    {
        try
        {
            var value = ProtoCodec.Decode<EncryptedObject>(stored.Span);
            KmsRules.Check(value);
            return value;
        }
        catch (DecodingException e)
        {
            throw new EncryptionException("the stored data is no encrypted object", e);
        }
    }

    private static AesGcmCipher AesKey(byte[] key) => key.Length is 16 or 24 or 32 ? new AesGcmCipher(key) : throw new EncryptionException($"crypto/aes: invalid key size {key.Length}");

    private async ValueTask<string?> Ask(CancellationToken cancellationToken)
    {
        StatusResponse status;
        try
        {
            status = await _client.Call(KmsMethods.Status, new StatusRequest(), cancellationToken);
        }
        catch (EncryptionException e)
        {
            return $"failed to perform status section of the healthz check for KMS Provider {_name}, error: {e.Message}";
        }

        var problems = new List<string>();
        if (status.Healthz != "ok")
        {
            problems.Add($"got unexpected healthz status: {status.Healthz}");
        }

        if (status.Version is not ("v2" or "v2beta1"))
        {
            problems.Add($"expected KMSv2 API version v2, got {status.Version}");
        }
        else if (_version.Length > 0 && _version != status.Version)
        {
            problems.Add($"KMSv2 API version should not change after the initial status response version {_version}, got {status.Version}");
        }
        else
        {
            _version = status.Version;
        }

        if (await Follow(status.KeyId, cancellationToken) is { } problem)
        {
            problems.Add(problem);
        }

        return problems.Count == 0 ? null : $"kmsv2 Provider {_name} is not healthy, error: {(problems.Count == 1 ? problems[0] : $"[{string.Join(", ", problems)}]")}";
    }

    // Goes on with the seed while the key is the same, and makes a new one when it is another.
    private async ValueTask<string?> Follow(string keyId, CancellationToken cancellationToken)
    {
        var hash = ConfigurationHash.OfName(keyId);
        if (KmsRules.KeyIdProblem(keyId) is { } wrong)
        {
            _metrics.RefusedKey(_name, wrong);
            return $"got invalid KMSv2 KeyID hash \"{hash}\": keyID is {wrong}";
        }

        _metrics.NamedKey(_name, hash);
        var expiresAt = _time.GetUtcNow() + s_writeLife;
        if (_state is { } state && state.Template.KeyId == keyId)
        {
            _state = state with { ExpiresAt = expiresAt };
            return null;
        }

        var seed = RandomNumberGenerator.GetBytes(SeededCipher.SeedSize);
        var uid = _newId();
        try
        {
            var answer = await _client.Call(KmsMethods.Encrypt, new EncryptRequest { Plaintext = ByteString.CopyFrom(seed), Uid = uid }, cancellationToken);
            var template = new EncryptedObject { KeyId = answer.KeyId, EncryptedSource = answer.Ciphertext, Annotations = answer.Annotations, SourceType = EncryptedObject.Seed };
            KmsRules.Check(template, withData: false);
            if (answer.KeyId != keyId)
            {
                return $"failed to rotate DEK uid=\"{uid}\", statusKeyIDHash=\"{hash}\", encryptKeyIDHash=\"{ConfigurationHash.OfName(answer.KeyId)}\", stateKeyIDHash=\"{_state?.KeyHash}\"";
            }

            var cipher = new SeededCipher(seed);
            _sources.Add(KmsSources.KeyOf(template), cipher);
            _state = new KmsState(cipher, template, hash, expiresAt);
            return null;
        }
        catch (EncryptionException e)
        {
            return $"failed to rotate DEK uid=\"{uid}\", statusKeyIDHash=\"{hash}\", stateKeyIDHash=\"{_state?.KeyHash}\", error: {e.Message}";
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "the KMS provider {Provider} is not healthy: {Problem}")]
        public static partial void Unhealthy(ILogger logger, string provider, string problem);

        [LoggerMessage(2, LogLevel.Error, "the KMS provider {Provider} could not be checked")]
        public static partial void Failed(ILogger logger, string provider, Exception exception);
    }
}
