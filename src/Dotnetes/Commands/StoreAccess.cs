using System.CommandLine;
using System.Net.Sockets;
using Dotnetes.Grpc.Client;
using Dotnetes.Server;
using Dotnetes.Store;
using Dotnetes.Store.Etcd;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Commands;

/// <summary>
/// The flags by which commands find a store: etcd endpoints, or a data directory, whose server is asked when it runs and whose files
/// are opened when it does not.
/// </summary>
public sealed class StoreAccess
{
    private readonly Option<string> _data = new("--data-dir") { Description = "Where the server keeps everything.", DefaultValueFactory = _ => DataDirectory.Default };
    private readonly Option<string> _endpoints = ComponentFlags.Text("--endpoints", "Addresses of etcd instead of a data directory, separated by commas.");
    private readonly Option<string> _authority = ComponentFlags.Text("--cacert", "The authorities of etcd's certificates.");
    private readonly Option<string> _certificate = ComponentFlags.Text("--cert", "The client certificate for etcd.");
    private readonly Option<string> _key = ComponentFlags.Text("--key", "The key of the client certificate.");
    private readonly Option<string> _user = ComponentFlags.Text("--user", "The user of etcd: NAME:PASSWORD.");

    /// <summary>Adds the flags.</summary>
    /// <param name="command">The command.</param>
    /// <param name="withDirectory">Whether a data directory can be named.</param>
    public void AddTo(Command command, bool withDirectory = true)
    {
        foreach (var option in (Option[])[_data, _endpoints, _authority, _certificate, _key, _user])
        {
            if (withDirectory || option != _data)
            {
                command.Options.Add(option);
            }
        }
    }

    /// <summary>The endpoints that were named.</summary>
    public ValueList<string> EndpointsOf(ParseResult arguments) =>
        [.. arguments.GetValue(_endpoints)!.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    /// <summary>Opens the store.</summary>
    /// <exception cref="FileNotFoundException">There is no store in the directory.</exception>
    /// <exception cref="StoreException">The store is in use by a process that does not answer.</exception>
    public IStore Open(ParseResult arguments, TimeProvider time, ILoggerFactory logging)
    {
        if (EndpointsOf(arguments) is { IsEmpty: false } endpoints)
        {
            return Connect(arguments, endpoints, time, logging);
        }

        var data = new DataDirectory(Path.GetFullPath(arguments.GetValue(_data)!));
        if (IsServed(data.StoreSocket))
        {
            return Connect(arguments, ["unix://" + data.StoreSocket], time, logging);
        }

        return Directory.Exists(data.Store)
            ? EmbeddedStore.Open(data.Store, new EmbeddedStoreOptions(), time, SystemRandom.Create(), logging.CreateLogger<EmbeddedStore>())
            : throw new FileNotFoundException($"there is no store in {data.Store}; name the server's --data-dir or etcd's --endpoints");
    }

    /// <summary>A client of etcd members.</summary>
    public EtcdStore Connect(ParseResult arguments, ValueList<string> endpoints, TimeProvider time, ILoggerFactory logging)
    {
        var (user, password) = arguments.GetValue(_user)!.Split(':', 2) switch
        {
            [""] => ("", ""),
            [var name, var secret] => (name, secret),
            _ => throw new FormatException("--user is NAME:PASSWORD"),
        };
        var options = new EtcdStoreOptions { Endpoints = endpoints, Tls = Tls(arguments), Username = user, Password = password };
        return new(options, time, SystemRandom.Create(), logging.CreateLogger<EtcdStore>());
    }

    private GrpcTlsOptions? Tls(ParseResult arguments)
    {
        var (authority, certificate, key) = (arguments.GetValue(_authority)!, arguments.GetValue(_certificate)!, arguments.GetValue(_key)!);
        return EtcdTls.Options(authority, certificate, key);
    }

    // A socket file may outlive the server that made it.
    private static bool IsServed(string socket)
    {
        if (!File.Exists(socket))
        {
            return false;
        }

        using var probe = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            probe.Connect(new UnixDomainSocketEndPoint(socket));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
