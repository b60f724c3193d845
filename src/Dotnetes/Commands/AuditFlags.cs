using System.CommandLine;
using Dotnetes.ApiServer.Audit;
using Dotnetes.Client.Kubeconfig;
using Dotnetes.Client.Transport;
using Dotnetes.Machinery.Configuration;

namespace Dotnetes.Commands;

/// <summary>The flags of the audit log, under upstream's names.</summary>
public sealed class AuditFlags
{
    private readonly Option<string> _policy = ComponentFlags.Text("--audit-policy-file", "A file that tells what the audit log keeps (Policy of audit.k8s.io).");
    private readonly Option<string> _path = ComponentFlags.Text("--audit-log-path", "The file that audit events are written to; - stands for standard output.");
    private readonly Option<int> _maxAge = Number("--audit-log-maxage", "How many days old audit logs are kept; 0 keeps them.", 366);
    private readonly Option<int> _maxBackups = Number("--audit-log-maxbackup", "How many old audit logs are kept; 0 keeps all.", 100);
    private readonly Option<int> _maxSize = Number("--audit-log-maxsize", "From which size in megabytes on the audit log is rotated; 0 never does.", 100);
    private readonly Option<string> _format = ComponentFlags.Text("--audit-log-format", "How events are written: json, or legacy for short lines of text.", "json");
    private readonly Option<bool> _compress = new("--audit-log-compress") { Description = "Whether old audit logs are compressed." };
    private readonly Option<string> _webhook = ComponentFlags.Text("--audit-webhook-config-file", "A kubeconfig that tells where audit events are sent.");
    private readonly Option<string> _backoff = ComponentFlags.Text("--audit-webhook-initial-backoff", "How long to wait after the first failure to send.", "10s");
    private readonly AuditBackendFlags _logBackend = new("log", AuditDelivery.ForLog);
    private readonly AuditBackendFlags _webhookBackend = new("webhook", AuditDelivery.ForWebhook);

    /// <summary>Adds the flags to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])
            [_policy, _path, _maxAge, _maxBackups, _maxSize, _format, _compress, _webhook, _backoff, .. _logBackend.All, .. _webhookBackend.All])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What the flags say.</summary>
    /// <exception cref="ConfigurationException">A value or a file is wrong.</exception>
    public AuditOptions OptionsOf(ParseResult arguments) => new()
    {
        Policy = arguments.GetValue(_policy) is { Length: > 0 } file ? AuditPolicyFile.Read(file) : null,
        Log = arguments.GetValue(_path) is { Length: > 0 } path ? Log(arguments, path) : null,
        Webhook = arguments.GetValue(_webhook) is { Length: > 0 } kubeconfig ? Webhook(arguments, kubeconfig) : null,
    };

    private static Option<int> Number(string name, string description, int usual) => new(name) { Description = description, DefaultValueFactory = _ => usual };

    private static ClientConfiguration Service(string kubeconfig)
    {
        try
        {
            return KubeconfigClient.Configure(KubeconfigLoader.Load(kubeconfig), TimeProvider.System);
        }
        catch (KubeconfigException e)
        {
            throw new ConfigurationException($"initializing audit webhook: {kubeconfig}: {e.Message}", e);
        }
    }

    private AuditLogOptions Log(ParseResult arguments, string path)
    {
        var format = arguments.GetValue(_format)!;
        return new()
        {
            Path = path,
            MaxAgeDays = NotNegative(arguments, _maxAge),
            MaxBackups = NotNegative(arguments, _maxBackups),
            MaxSizeMegabytes = NotNegative(arguments, _maxSize),
            IsJson = format is "json" or "legacy" ? format == "json" : throw new ConfigurationException($"invalid audit log format {format}, allowed formats are \"legacy,json\""),
            Compress = arguments.GetValue(_compress),
            Delivery = _logBackend.DeliveryOf(arguments),
            Truncation = _logBackend.TruncationOf(arguments),
        };
    }

    private AuditWebhookOptions Webhook(ParseResult arguments, string kubeconfig)
    {
        try
        {
            return new()
            {
                Service = Service(kubeconfig),
                InitialBackoff = Duration.Parse(arguments.GetValue(_backoff)!).ToTimeSpan(),
                Delivery = _webhookBackend.DeliveryOf(arguments),
                Truncation = _webhookBackend.TruncationOf(arguments),
            };
        }
        catch (DecodingException e)
        {
            throw new ConfigurationException($"--audit-webhook-initial-backoff: {e.Message}", e);
        }
    }

    private static int NotNegative(ParseResult arguments, Option<int> option) => arguments.GetValue(option) is >= 0 and var value
        ? value
        : throw new ConfigurationException($"{option.Name} {arguments.GetValue(option)} can't be a negative number");
}
