using System.CommandLine;
using Dotnetes.ApiServer.Audit;
using Dotnetes.Machinery.Configuration;

namespace Dotnetes.Commands;

/// <summary>The flags that both backends of the audit log have, under upstream's names: batches and sizes.</summary>
internal sealed class AuditBackendFlags
{
    private readonly string _plugin;
    private readonly AuditDelivery _usual;
    private readonly Option<string> _mode;
    private readonly Option<int> _bufferSize;
    private readonly Option<int> _batchSize;
    private readonly Option<string> _batchWait;
    private readonly Option<bool> _throttle;
    private readonly Option<double> _qps;
    private readonly Option<int> _burst;
    private readonly Option<bool> _truncate;
    private readonly Option<long> _maxBatchBytes;
    private readonly Option<long> _maxEventBytes;
    private readonly Option<string> _version;

    /// <summary>Makes the flags.</summary>
    /// <param name="plugin">The backend: log or webhook.</param>
    /// <param name="usual">The defaults.</param>
    public AuditBackendFlags(string plugin, AuditDelivery usual)
    {
        var sizes = new AuditTruncation();
        _plugin = plugin;
        _usual = usual;
        _mode = ComponentFlags.Text($"--audit-{plugin}-mode", "How events are sent: batch, blocking (requests wait) or blocking-strict (requests wait, and fail when it fails).", NameOf(usual.Mode));
        _bufferSize = Number($"--audit-{plugin}-batch-buffer-size", "How many events may wait, in mode batch.", usual.BufferSize);
        _batchSize = Number($"--audit-{plugin}-batch-max-size", "The most events in a batch, in mode batch.", usual.MaxBatchSize);
        _batchWait = ComponentFlags.Text($"--audit-{plugin}-batch-max-wait", "How long a batch waits to become full, in mode batch.", Duration.FromTimeSpan(usual.MaxBatchWait).ToString());
        _throttle = new Option<bool>($"--audit-{plugin}-batch-throttle-enable") { Description = "Whether the rate of batches is limited.", DefaultValueFactory = _ => usual.Throttle };
        _qps = new Option<double>($"--audit-{plugin}-batch-throttle-qps") { Description = "Batches in a second, on average.", DefaultValueFactory = _ => usual.Throttle ? usual.ThrottleQps : 0 };
        _burst = Number($"--audit-{plugin}-batch-throttle-burst", "Batches at once after a quiet time.", usual.Throttle ? usual.ThrottleBurst : 0);
        _truncate = new Option<bool>($"--audit-{plugin}-truncate-enabled") { Description = "Whether large events lose their bodies, and large batches are split." };
        _maxBatchBytes = Bytes($"--audit-{plugin}-truncate-max-batch-size", "The largest batch in bytes.", sizes.MaxBatchBytes);
        _maxEventBytes = Bytes($"--audit-{plugin}-truncate-max-event-size", "The largest event in bytes.", sizes.MaxEventBytes);
        _version = ComponentFlags.Text($"--audit-{plugin}-version", "The version in which events are written.", "audit.k8s.io/v1");
    }

    /// <summary>The flags.</summary>
    public IReadOnlyList<Option> All => [_mode, _bufferSize, _batchSize, _batchWait, _throttle, _qps, _burst, _truncate, _maxBatchBytes, _maxEventBytes, _version];

    /// <summary>How events are delivered.</summary>
    /// <exception cref="ConfigurationException">A value is wrong.</exception>
    public AuditDelivery DeliveryOf(ParseResult arguments)
    {
        var mode = arguments.GetValue(_mode)!;
        var delivery = _usual with
        {
            Mode = mode switch
            {
                "batch" => AuditMode.Batch,
                "blocking" => AuditMode.Blocking,
                "blocking-strict" => AuditMode.BlockingStrict,
                _ => throw new ConfigurationException($"invalid audit {_plugin} mode {mode}, allowed modes are \"batch,blocking,blocking-strict\""),
            },
            BufferSize = arguments.GetValue(_bufferSize),
            MaxBatchSize = arguments.GetValue(_batchSize),
            MaxBatchWait = WaitOf(arguments),
            Throttle = arguments.GetValue(_throttle),
            ThrottleQps = arguments.GetValue(_qps),
            ThrottleBurst = arguments.GetValue(_burst),
        };
        if (arguments.GetValue(_version) is var version and not "audit.k8s.io/v1")
        {
            throw new ConfigurationException($"--audit-{_plugin}-version: invalid group version {version}, allowed versions are [\"audit.k8s.io/v1\"]");
        }

        if (delivery.Mode == AuditMode.Batch)
        {
            Positive("buffer size", delivery.BufferSize);
            Positive("max batch size", delivery.MaxBatchSize);
            Positive("throttle QPS", delivery.Throttle ? delivery.ThrottleQps : 1);
            Positive("throttle burst", delivery.Throttle ? delivery.ThrottleBurst : 1);
        }

        return delivery;
    }

    /// <summary>What happens to large events.</summary>
    /// <exception cref="ConfigurationException">A value is wrong.</exception>
    public AuditTruncation TruncationOf(ParseResult arguments)
    {
        var truncation = new AuditTruncation
        {
            Enabled = arguments.GetValue(_truncate),
            MaxBatchBytes = arguments.GetValue(_maxBatchBytes),
            MaxEventBytes = arguments.GetValue(_maxEventBytes),
        };
        return truncation.MaxEventBytes <= 0
                ? throw new ConfigurationException($"invalid audit truncate {_plugin} max event size {truncation.MaxEventBytes}, must be a positive number")
            : truncation.MaxBatchBytes < truncation.MaxEventBytes
                ? throw new ConfigurationException(
                    $"invalid audit truncate {_plugin} max batch size {truncation.MaxBatchBytes}, must be greater than max event size ({truncation.MaxEventBytes})")
            : truncation;
    }

    private static string NameOf(AuditMode mode) => mode == AuditMode.Batch ? "batch" : "blocking";

    private static Option<int> Number(string name, string description, int usual) => new(name) { Description = description, DefaultValueFactory = _ => usual };

    private static Option<long> Bytes(string name, string description, long usual) => new(name) { Description = description, DefaultValueFactory = _ => usual };

    private TimeSpan WaitOf(ParseResult arguments)
    {
        try
        {
            return Duration.Parse(arguments.GetValue(_batchWait)!).ToTimeSpan();
        }
        catch (DecodingException e)
        {
            throw new ConfigurationException($"--audit-{_plugin}-batch-max-wait: {e.Message}", e);
        }
    }

    private void Positive(string what, double value)
    {
        if (value <= 0)
        {
            throw new ConfigurationException(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"invalid audit batch {_plugin} {what} {value}, must be a positive number"));
        }
    }
}
