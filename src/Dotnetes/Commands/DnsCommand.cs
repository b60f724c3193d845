using System.CommandLine;
using System.Net;
using Dotnetes.Components;
using Dotnetes.Dns;
using Dotnetes.Dns.Messages;
using Dotnetes.Dns.Zones;
using Dotnetes.Processes;

namespace Dotnetes.Commands;

/// <summary><c>dotnetes dns</c>: cluster DNS alone, in any cluster, also as a pod.</summary>
public static class DnsCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create()
    {
        var kubeconfig = ComponentFlags.Text("--kubeconfig", "The kubeconfig of the API server; none is needed in a pod.");
        var master = ComponentFlags.Text("--master", "The API server's address when it is not that of the kubeconfig.");
        var addresses = ComponentFlags.Text("--bind-address", "The addresses to listen at, separated by commas.", "0.0.0.0");
        var port = new Option<int>("--port") { Description = "The port to listen at.", DefaultValueFactory = _ => 53 };
        var domain = ComponentFlags.Text("--cluster-domain", "The cluster's domain.", "cluster.local");
        var service = ComponentFlags.Text("--cluster-dns", "The addresses of the DNS service, separated by commas.", "10.96.0.10");
        var ttl = new Option<uint>("--ttl") { Description = "For how many seconds answers may be remembered.", DefaultValueFactory = _ => 5 };
        var file = ComponentFlags.Text("--resolv-conf", "The file that names the servers for all other names.", "/etc/resolv.conf");
        var status = ComponentFlags.Text("--status-bind-address", "The address and port of /health, /ready and /metrics; empty for none.", "0.0.0.0:9153");
        var verbosity = new Option<int>("--v", "-v") { Description = "How much is logged." };
        var command = new Command("dns", "Runs cluster DNS alone.") { kubeconfig, master, addresses, port, domain, service, ttl, file, status, verbosity };
        command.SetAction((arguments, _) => Guard.Run(() =>
        {
            try
            {
                var options = new ClusterDnsOptions
                {
                    Endpoints = [.. Addresses(arguments.GetValue(addresses)!).Select(a => new IPEndPoint(a, arguments.GetValue(port)))],
                    Zone = new ClusterZoneOptions
                    {
                        Domain = DnsName.Parse(arguments.GetValue(domain)!),
                        Ttl = arguments.GetValue(ttl),
                        ServerAddresses = [.. Addresses(arguments.GetValue(service)!)],
                    },
                    ResolverFile = arguments.GetValue(file)!,
                    Status = arguments.GetValue(status) is { Length: > 0 } text ? IPEndPoint.Parse(text) : null,
                };
                return Run(options, arguments.GetValue(kubeconfig)!, arguments.GetValue(master)!, arguments.GetValue(verbosity));
            }
            catch (DnsFormatException e)
            {
                throw new FormatException($"--cluster-domain: {e.Message}", e);
            }
        }));
        return command;
    }

    private static IEnumerable<IPAddress> Addresses(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(IPAddress.Parse);

    private static async Task<int> Run(ClusterDnsOptions options, string kubeconfig, string master, int verbosity)
    {
        using var daemon = new Daemon();
        using var logging = Logs.Create(verbosity);
        var time = TimeProvider.System;
        using var connection = ComponentClient.Connect(kubeconfig, master, "dotnetes-dns", time, logging);
        try
        {
            await ClusterDnsComponent.Run(connection.Client, options, time, logging, daemon.Stopping);
        }
        catch (OperationCanceledException) when (daemon.Stopping.IsCancellationRequested)
        {
            // The signal to stop.
        }

        return 0;
    }
}
