using System.CommandLine;
using System.Net;
using Dotnetes.Grpc.Client;
using Dotnetes.Server;
using Dotnetes.Store.Etcd;

namespace Dotnetes.Commands;

/// <summary><c>dotnetes kube-apiserver</c>: the API server alone, on the embedded store or on etcd.</summary>
public static class ApiServerCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create()
    {
        var data = new Option<string>("--data-dir") { Description = "Where store and certificates are kept.", DefaultValueFactory = _ => DataDirectory.Default };
        var port = new Option<int>("--secure-port") { Description = "The port at which the API server listens.", DefaultValueFactory = _ => 6443 };
        var durability = EtcdCommand.DurabilityFlag();
        var etcd = ComponentFlags.Text("--etcd-servers", "Addresses of etcd, separated by commas; without them the embedded store is used.");
        var etcdAuthority = ComponentFlags.Text("--etcd-cafile", "The authorities of etcd's certificates.");
        var etcdCertificate = ComponentFlags.Text("--etcd-certfile", "The client certificate for etcd.");
        var etcdKey = ComponentFlags.Text("--etcd-keyfile", "The key of the client certificate.");
        var admission = new AdmissionFlags();
        var verbosity = new Option<int>("--v") { Description = "How much is logged." };
        var command = new Command("kube-apiserver", "Runs the API server alone.") { data, port, durability, etcd, etcdAuthority, etcdCertificate, etcdKey, verbosity };
        admission.AddTo(command);
        var authorization = new AuthorizationFlags();
        authorization.AddTo(command);
        var audit = new AuditFlags();
        audit.AddTo(command);
        var encryption = new EncryptionFlags();
        encryption.AddTo(command);
        var flowControl = new FlowControlFlags();
        flowControl.AddTo(command);
        var services = new ServiceFlags();
        services.AddTo(command);
        var accounts = new ServiceAccountFlags();
        accounts.AddTo(command);
        var authentication = new AuthenticationFlags();
        authentication.AddTo(command);
        var serving = new ServingCertificateFlags();
        serving.AddTo(command);
        command.SetAction((arguments, _) => Guard.Run(async () =>
        {
            using var termination = new Termination();
            using var logging = Logs.Create(arguments.GetValue(verbosity));
            var options = new ServerOptions
            {
                Data = new DataDirectory(Path.GetFullPath(arguments.GetValue(data)!)),
                Endpoint = new IPEndPoint(IPAddress.Any, arguments.GetValue(port)),
                RunNode = false,
                Admission = admission.Read(arguments),
                ServiceAccounts = accounts.Of(arguments),
                Authentication = authentication.Of(arguments),
                ServingCertificateFile = serving.Of(arguments).Certificate,
                ServingKeyFile = serving.Of(arguments).Key,
                Durability = arguments.GetValue(durability),
                Authorization = authorization.OptionsOf(arguments),
                Audit = audit.OptionsOf(arguments),
                Encryption = encryption.OptionsOf(arguments),
                FlowControl = flowControl.OptionsOf(arguments),
                Services = services.RangesOf(arguments),
                EventLife = services.EventLifeOf(arguments),
                Etcd = Etcd(arguments.GetValue(etcd)!, EtcdTls.Options(arguments.GetValue(etcdAuthority)!, arguments.GetValue(etcdCertificate)!, arguments.GetValue(etcdKey)!)),
            };
            await using var controlPlane = await ControlPlane.Start(options, TimeProvider.System, logging, termination.Token);
            Console.Error.WriteLine($"API server: {controlPlane.ApiServer.Url}   kubeconfig: {options.Data.AdminKubeconfig}");
            await controlPlane.RunStore(termination.Token);
            return 0;
        }));
        return command;
    }

    private static EtcdStoreOptions? Etcd(string servers, GrpcTlsOptions? tls) => servers.Length == 0
        ? null
        : new() { Endpoints = [.. servers.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)], Tls = tls };
}
