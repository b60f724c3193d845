using System.CommandLine;
using System.Net;
using Dotnetes.Server;
using Dotnetes.Store.Etcd;

namespace Dotnetes.Commands;

/// <summary>The flags of every command that runs an API server, under upstream's names where upstream has them.</summary>
public sealed class ApiServerFlags
{
    private readonly Option<string> _data = new("--data-dir") { Description = "Where everything is kept.", DefaultValueFactory = _ => DataDirectory.Default };
    private readonly Option<IPAddress> _bindAddress = Address("--bind-address", "The address at which the API server listens.", IPAddress.Any);
    private readonly Option<IPAddress> _advertiseAddress = Address("--advertise-address", "The address under which others reach the API server; one of this machine's unless given.", null);
    private readonly Option<int> _port = new("--secure-port") { Description = "The port at which the API server listens.", DefaultValueFactory = _ => 6443 };
    private readonly Option<Store.Durability> _durability = EtcdCommand.DurabilityFlag();
    private readonly Option<string> _etcd = ComponentFlags.Text("--etcd-servers", "Addresses of etcd, separated by commas; without them the embedded store is used.");
    private readonly Option<string> _etcdAuthority = ComponentFlags.Text("--etcd-cafile", "The authorities of etcd's certificates.");
    private readonly Option<string> _etcdCertificate = ComponentFlags.Text("--etcd-certfile", "The client certificate for etcd.");
    private readonly Option<string> _etcdKey = ComponentFlags.Text("--etcd-keyfile", "The key of the client certificate.");
    private readonly Option<int> _verbosity = new("--v") { Description = "How much is logged." };
    private readonly Option<bool> _privileged = new("--allow-privileged") { Description = "Whether pods may have privileged containers; only true, for that is what pod security standards are for.", DefaultValueFactory = _ => true };
    private readonly ServingCertificateFlags _serving = new();
    private readonly AuthenticationFlags _authentication = new();
    private readonly ServiceAccountFlags _accounts = new();
    private readonly AuthorizationFlags _authorization = new();
    private readonly AdmissionFlags _admission = new();
    private readonly AuditFlags _audit = new();
    private readonly EncryptionFlags _encryption = new();
    private readonly FlowControlFlags _flowControl = new();
    private readonly ServiceFlags _services = new();

    /// <summary>Adds the flags to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_data, _bindAddress, _advertiseAddress, _port, _durability, _etcd, _etcdAuthority, _etcdCertificate, _etcdKey, _verbosity, _privileged])
        {
            command.Options.Add(option);
        }

        _serving.AddTo(command);
        _authentication.AddTo(command);
        _accounts.AddTo(command);
        _authorization.AddTo(command);
        _admission.AddTo(command);
        _audit.AddTo(command);
        _encryption.AddTo(command);
        _flowControl.AddTo(command);
        _services.AddTo(command);
    }

    /// <summary>What the flags say, as the options of an API server without a node.</summary>
    /// <param name="arguments">The parsed command line.</param>
    /// <param name="plugins">Admission plugins that run beside the default ones.</param>
    /// <exception cref="Machinery.Configuration.ConfigurationException">A file that a flag names is wrong, or flags contradict each other.</exception>
    /// <exception cref="FormatException">A value cannot be read.</exception>
    public ServerOptions Of(ParseResult arguments, params string[] plugins)
    {
        if (!arguments.GetValue(_privileged))
        {
            throw new FormatException("--allow-privileged=false: label namespaces with pod-security.kubernetes.io/enforce instead");
        }

        var serving = _serving.Of(arguments);
        return new()
        {
            Data = new DataDirectory(Path.GetFullPath(arguments.GetValue(_data)!)),
            Endpoint = new IPEndPoint(arguments.GetValue(_bindAddress)!, arguments.GetValue(_port)),
            AdvertiseAddress = arguments.GetValue(_advertiseAddress),
            RunNode = false,
            Durability = arguments.GetValue(_durability),
            Etcd = EtcdOf(arguments),
            ServingCertificateFile = serving.Certificate,
            ServingKeyFile = serving.Key,
            Authentication = _authentication.Of(arguments),
            ServiceAccounts = _accounts.Of(arguments),
            Authorization = _authorization.OptionsOf(arguments),
            Admission = _admission.Read(arguments, [.. plugins]),
            Audit = _audit.OptionsOf(arguments),
            Encryption = _encryption.OptionsOf(arguments),
            FlowControl = _flowControl.OptionsOf(arguments),
            Services = _services.RangesOf(arguments),
            EventLife = _services.EventLifeOf(arguments),
            Flags = FlagValues.Of(arguments),
        };
    }

    /// <summary>How much is logged.</summary>
    public int VerbosityOf(ParseResult arguments) => arguments.GetValue(_verbosity);

    private EtcdStoreOptions? EtcdOf(ParseResult arguments) => arguments.GetValue(_etcd) is not { Length: > 0 } servers
        ? null
        : new()
        {
            Endpoints = [.. servers.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
            Tls = EtcdTls.Options(arguments.GetValue(_etcdAuthority)!, arguments.GetValue(_etcdCertificate)!, arguments.GetValue(_etcdKey)!),
        };

    private static Option<IPAddress> Address(string name, string description, IPAddress? value) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => value!,
        CustomParser = result =>
        {
            if (IPAddress.TryParse(result.Tokens[0].Value, out var address))
            {
                return address;
            }

            result.AddError($"{name}: \"{result.Tokens[0].Value}\" is no IP address");
            return null;
        },
    };
}
