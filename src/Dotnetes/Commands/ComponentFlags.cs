using System.CommandLine;
using System.Globalization;
using System.Net;
using Dotnetes.Components;

namespace Dotnetes.Commands;

/// <summary>The flags that scheduler and controller manager share, under upstream's names.</summary>
public sealed class ComponentFlags
{
    private readonly int _port;
    private readonly string _leaseName;

    /// <summary>Makes the flags.</summary>
    /// <param name="port">The default port.</param>
    /// <param name="leaseName">The default name of the lease.</param>
    public ComponentFlags(int port, string leaseName)
    {
        _port = port;
        _leaseName = leaseName;
        Kubeconfig = Text("--kubeconfig", "The kubeconfig of the API server.");
        Master = Text("--master", "The API server's address when it is not that of the kubeconfig.");
        BindAddress = Text("--bind-address", "The address for health and metrics.", "0.0.0.0");
        SecurePort = new Option<int>("--secure-port") { Description = "The port for health and metrics; 0 serves none.", DefaultValueFactory = _ => _port };
        CertificateFile = Text("--tls-cert-file", "The serving certificate.");
        KeyFile = Text("--tls-private-key-file", "The key of the serving certificate.");
        ClientAuthorityFile = Text("--client-ca-file", "The authorities of client certificates.");
        OpenPaths = Text("--authorization-always-allow-paths", "Paths that everybody may read.", "/healthz,/readyz,/livez");
        LeaderElect = new Option<bool>("--leader-elect") { Description = "Work only while elected.", DefaultValueFactory = _ => true };
        LeaseName = Text("--leader-elect-resource-name", "The name of the lease.", _leaseName);
        LeaseNamespace = Text("--leader-elect-resource-namespace", "The namespace of the lease.", "kube-system");
        LeaseDuration = DurationFlag("--leader-elect-lease-duration", "15s");
        RenewDeadline = DurationFlag("--leader-elect-renew-deadline", "10s");
        RetryPeriod = DurationFlag("--leader-elect-retry-period", "2s");
        Verbosity = new Option<int>("--v", "-v") { Description = "How much is logged." };
    }

    private Option<string> Kubeconfig { get; }

    private Option<string> Master { get; }

    private Option<string> BindAddress { get; }

    private Option<int> SecurePort { get; }

    private Option<string> CertificateFile { get; }

    private Option<string> KeyFile { get; }

    private Option<string> ClientAuthorityFile { get; }

    private Option<string> OpenPaths { get; }

    private Option<bool> LeaderElect { get; }

    private Option<string> LeaseName { get; }

    private Option<string> LeaseNamespace { get; }

    private Option<string> LeaseDuration { get; }

    private Option<string> RenewDeadline { get; }

    private Option<string> RetryPeriod { get; }

    private Option<int> Verbosity { get; }

    /// <summary>A flag with text.</summary>
    public static Option<string> Text(string name, string description, string value = "") => new(name) { Description = description, DefaultValueFactory = _ => value };

    /// <summary>Adds the flags to a command. Flags of upstream that have no effect here are taken with a warning.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])
            [Kubeconfig, Master, BindAddress, SecurePort, CertificateFile, KeyFile, ClientAuthorityFile, OpenPaths, LeaderElect, LeaseName, LeaseNamespace, LeaseDuration, RenewDeadline, RetryPeriod, Verbosity])
        {
            command.Options.Add(option);
        }

        command.TreatUnmatchedTokensAsErrors = false;
    }

    /// <summary>The kubeconfig, with another one (of a configuration file) for when none is given.</summary>
    public string KubeconfigOf(ParseResult arguments, string otherwise) =>
        arguments.GetValue(Kubeconfig) is { Length: > 0 } given ? given : otherwise;

    /// <summary>The API server's address; empty when that of the kubeconfig counts.</summary>
    public string MasterOf(ParseResult arguments) => arguments.GetValue(Master)!;

    /// <summary>How much is logged.</summary>
    public int VerbosityOf(ParseResult arguments) => arguments.GetValue(Verbosity);

    /// <summary>How health and metrics are served.</summary>
    public ServingOptions ServingOf(ParseResult arguments) => new()
    {
        BindAddress = IPAddress.Parse(arguments.GetValue(BindAddress)!),
        SecurePort = arguments.GetValue(SecurePort),
        CertificateFile = arguments.GetValue(CertificateFile)!,
        KeyFile = arguments.GetValue(KeyFile)!,
        ClientAuthorityFile = arguments.GetValue(ClientAuthorityFile)!,
        OpenPaths = arguments.GetValue(OpenPaths)!.Split(',', StringSplitOptions.RemoveEmptyEntries),
    };

    /// <summary>How leaders are elected.</summary>
    public LeaderOptions LeaderOf(ParseResult arguments) => new()
    {
        Elect = arguments.GetValue(LeaderElect),
        Name = arguments.GetValue(LeaseName)!,
        Namespace = arguments.GetValue(LeaseNamespace)!,
        LeaseDuration = Span(arguments.GetValue(LeaseDuration)!),
        RenewDeadline = Span(arguments.GetValue(RenewDeadline)!),
        RetryPeriod = Span(arguments.GetValue(RetryPeriod)!),
    };

    /// <summary>Tells of flags that have no effect.</summary>
    public static void WarnOfUnused(ParseResult arguments)
    {
        foreach (var token in arguments.UnmatchedTokens.Where(t => t.StartsWith('-')))
        {
            Console.Error.WriteLine($"warning: the flag {token.Split('=')[0]} has no effect");
        }
    }

    /// <summary>A flag with a duration.</summary>
    public static Option<string> DurationFlag(string name, string value) => Text(name, "A duration such as 15s.", value);

    /// <summary>The duration of a flag.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static TimeSpan Span(string text) => Duration.TryParse(text, out var duration)
        ? TimeSpan.FromSeconds(duration.TotalSeconds)
        : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{text} is no duration; write it as 15s or 2m"));
}
