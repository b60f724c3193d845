using Dotnetes.ApiServer.Metrics;
using System.Security.Cryptography;
using System.Text;
using Dotnetes.Api.Config.ApiServer.V1;
using Dotnetes.ApiServer.Encryption.Kms;
using Dotnetes.Machinery.Configuration;
using Microsoft.Extensions.Logging;

namespace Dotnetes.ApiServer.Encryption;

/// <summary>The encryption of a server's store. A server whose configuration says nothing of it has no such object.</summary>
internal sealed partial class StorageEncryption : IDisposable
{
    /// <summary>The name of the health check.</summary>
    public const string HealthCheck = "kms-providers";

    private static readonly TimeSpan s_reloadPeriod = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_leastGrace = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_probePeriod = TimeSpan.FromMilliseconds(100);

    private readonly EncryptionOptions _options;
    private readonly Func<string> _newId;
    private readonly ILogger _logger;
    private readonly CancellationToken _stopping;
    private volatile EncryptionState _current;
    private CancellationTokenSource _following;
    private string _hash;

    /// <summary>Makes it. No service is asked before <see cref="Start"/>.</summary>
    public StorageEncryption(EncryptionOptions options, ApiServerOptions server, Func<string> newId, ILogger logger, CancellationToken stopping)
    {
        _options = options;
        _newId = newId;
        _logger = logger;
        _stopping = stopping;
        _hash = options.Hash;
        Time = server.Time;
        Metrics = new EncryptionMetrics(server.Metrics, options.ServerId, Time);
        Metrics.Configured(_hash);
        _following = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        _current = new EncryptionState(options.Configuration, Service);
    }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>What is reported.</summary>
    public EncryptionMetrics Metrics { get; }

    /// <summary>What the configuration makes at present.</summary>
    public EncryptionState Current => _current;

    /// <summary>Whether there is anything to check for health.</summary>
    public bool HasHealthCheck => _options.AutomaticReload || _current.Services.Count > 0;

    /// <summary>The name by which servers tell themselves apart, made of the name of their machine.</summary>
    public static string ServerIdOf(string hostName)
    {
        const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";
        var hash = SHA256.HashData([.. Counted(hostName), .. Counted("kube-apiserver")]).AsSpan(0, 16);
        var text = new StringBuilder("apiserver-");
        var (bits, count) = (0, 0);
        foreach (var value in hash)
        {
            bits = ((bits << 8) | value) & 0xFFF;
            for (count += 8; count >= 5; count -= 5)
            {
                text.Append(Alphabet[(bits >> (count - 5)) & 31]);
            }
        }

        return text.Append(Alphabet[(bits << (5 - count)) & 31]).ToString();
    }

    /// <summary>The encryption of one resource.</summary>
    public ResourceEncryption For(string group, string resource) => new(this, group == "events.k8s.io" ? new("", resource) : new(group, resource));

    /// <summary>Takes up the keys of the key management services, and follows them and the file until the server stops.</summary>
    public async Task Start()
    {
        foreach (var service in _current.Services)
        {
            // A service that is not there yet holds up nothing but what it encrypts.
            await service.Check(_stopping);
        }

        Follow(_current, _following.Token);
        if (_options.AutomaticReload)
        {
            _ = Watch();
        }
    }

    /// <summary>Whether all key management services are well.</summary>
    public ValueTask<bool> IsHealthy(CancellationToken cancellationToken) => AreHealthy(_current, cancellationToken);

    /// <summary>Reads the file when it changed; one with errors, or with services that are not well, changes nothing.</summary>
    /// <returns>False when it has to be tried again.</returns>
    public async ValueTask<bool> Look()
    {
        EncryptionState? made = null;
        try
        {
            var text = EncryptionFile.ReadBytes(_options.File);
            var hash = ConfigurationHash.Of(text);
            if (hash == _hash)
            {
                return true;
            }

            made = new EncryptionState(EncryptionFile.Decode(text, _options.File, reload: true), Service);
            if (!await BecomesHealthy(made))
            {
                throw new ConfigurationException("health check for new transformers failed");
            }

            Replace(made, hash);
            made = null;
            Metrics.Reloaded(true);
            Log.Reloaded(_logger, _options.File);
            return true;
        }
        catch (ConfigurationException e)
        {
            made?.Dispose();
            Metrics.Reloaded(false);
            Log.Refused(_logger, _options.File, e.Message);
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _following.Cancel();
        _following.Dispose();
        _current.Dispose();
    }

    private static byte[] Counted(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return [(byte)(bytes.Length >> 8), (byte)bytes.Length, .. bytes];
    }

    private static void Follow(EncryptionState state, CancellationToken cancellationToken)
    {
        foreach (var service in state.Services)
        {
            _ = service.Run(cancellationToken);
        }
    }

    private static async ValueTask<bool> AreHealthy(EncryptionState state, CancellationToken cancellationToken)
    {
        var healthy = true;
        foreach (var service in state.Services)
        {
            healthy &= await service.Check(cancellationToken) is null;
        }

        return healthy;
    }

    private KmsProvider Service(KmsConfiguration kms) => new(
        kms.Name, new KmsClient(kms.Endpoint, kms.Name, kms.Timeout!.Value.ToTimeSpan(), Metrics, Time), Metrics, _newId, Time, _logger);

    private async ValueTask<bool> BecomesHealthy(EncryptionState state)
    {
        var start = Time.GetTimestamp();
        while (!await AreHealthy(state, _stopping))
        {
            if (Time.GetElapsedTime(start) >= s_leastGrace)
            {
                return false;
            }

            await Task.Delay(s_probePeriod, Time, _stopping);
        }

        return true;
    }

    private void Replace(EncryptionState made, string hash)
    {
        var (old, oldFollowing) = (_current, _following);
        _following = CancellationTokenSource.CreateLinkedTokenSource(_stopping);
        _current = made;
        _hash = hash;
        Metrics.Configured(hash);
        Follow(made, _following.Token);
        _ = CloseLater(old, oldFollowing);
    }

    // Requests that run may still use it.
    private async Task CloseLater(EncryptionState state, CancellationTokenSource following)
    {
        try
        {
            await Task.Delay(s_leastGrace, Time, _stopping);
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }

        await following.CancelAsync();
        following.Dispose();
        state.Dispose();
    }

    private async Task Watch()
    {
        var pause = s_reloadPeriod;
        try
        {
            while (true)
            {
                await Task.Delay(pause, Time, _stopping);
                try
                {
                    pause = await Look() ? s_reloadPeriod : pause == s_reloadPeriod ? TimeSpan.FromSeconds(1) : pause * 2 < s_reloadPeriod ? pause * 2 : s_reloadPeriod;
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    Log.Failed(_logger, _options.File, e);
                    pause = s_reloadPeriod;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "values are encrypted as the changed {Path} says")]
        public static partial void Reloaded(ILogger logger, string path);

        [LoggerMessage(2, LogLevel.Error, "{Path} changed, but cannot be used; encryption stays as it is: {Problem}")]
        public static partial void Refused(ILogger logger, string path, string problem);

        [LoggerMessage(3, LogLevel.Error, "{Path} could not be looked at")]
        public static partial void Failed(ILogger logger, string path, Exception exception);
    }
}
