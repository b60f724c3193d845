using System.CommandLine;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Dotnetes.Processes;
using Dotnetes.Server;
using Dotnetes.Store;
using Dotnetes.Store.Etcd;
using Dotnetes.Store.EtcdServer;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Commands;

/// <summary><c>dotnetes etcd</c>: the embedded store behind etcd's gRPC services, under etcd's flag names; <c>dotnetes etcd defrag</c> for real etcd.</summary>
public static class EtcdCommand
{
    private static readonly Option<string> s_data = ComponentFlags.Text("--data-dir", "Where the store is kept.", "default.etcd");
    private static readonly Option<string> s_listen = ComponentFlags.Text("--listen-client-urls", "Where clients are served, separated by commas.", "http://localhost:2379");
    private static readonly Option<string> s_metrics = ComponentFlags.Text("--listen-metrics-urls", "Where health is served over HTTP/1.1.");
    private static readonly Option<string> s_advertise = ComponentFlags.Text("--advertise-client-urls", "The addresses told to clients.");
    private static readonly Option<string> s_name = ComponentFlags.Text("--name", "The name of the member.", "default");
    private static readonly Option<string> s_certificate = ComponentFlags.Text("--cert-file", "The serving certificate.");
    private static readonly Option<string> s_key = ComponentFlags.Text("--key-file", "The key of the serving certificate.");
    private static readonly Option<string> s_authority = ComponentFlags.Text("--trusted-ca-file", "The authorities of client certificates.");
    private static readonly Option<bool> s_clientCertificates = new("--client-cert-auth") { Description = "Demand client certificates." };
    private static readonly Option<Durability> s_durability = DurabilityFlag();
    private static readonly Option<int> s_verbosity = new("--v") { Description = "How much is logged." };

    /// <summary>Describes the commands.</summary>
    public static Command Create()
    {
        var command = new Command("etcd", "Serves the embedded store as an etcd cluster of one member.")
        {
            s_data, s_listen, s_metrics, s_advertise, s_name, s_certificate, s_key, s_authority, s_clientCertificates, s_durability, s_verbosity, Defrag(),
        };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((arguments, _) => Guard.Run(() => Serve(arguments)));
        return command;
    }

    /// <summary>The flag that says when writes are acknowledged.</summary>
    public static Option<Durability> DurabilityFlag() => new("--store-durability")
    {
        Description = "full acknowledges writes when they are on the disk; relaxed does so before, for throw-away clusters.",
        DefaultValueFactory = _ => Durability.Full,
    };

    private static async Task<int> Serve(ParseResult arguments)
    {
        ComponentFlags.WarnOfUnused(arguments);
        using var daemon = new Daemon();
        using var logging = Logs.Create(arguments.GetValue(s_verbosity));
        var time = TimeProvider.System;
        var options = new EmbeddedStoreOptions { Durability = arguments.GetValue(s_durability) };
        var tls = Tls(arguments);
        var data = new DataDirectory(Path.GetFullPath(arguments.GetValue(s_data)!));
        await using var store = EmbeddedStore.Open(data.Store, options, time, SystemRandom.Create(), logging.CreateLogger<EmbeddedStore>());
        await using var host = await EtcdHost.Start(
            store,
            new EtcdHostOptions
            {
                ListenClientUrls = Urls(arguments.GetValue(s_listen)!),
                ListenMetricsUrls = Urls(arguments.GetValue(s_metrics)!),
                AdvertiseClientUrls = [.. arguments.GetValue(s_advertise)!.Split(',', StringSplitOptions.RemoveEmptyEntries)],
                Name = arguments.GetValue(s_name)!,
                Tls = tls,
                LoggerFactory = logging,
            },
            time,
            daemon.Stopping);
        await using var socket = await StoreSocket.Start(store, data, time, logging, daemon.Stopping);
        Console.Error.WriteLine($"etcd: {string.Join(' ', host.Addresses)}");
        return await StoreWatch.UntilStopped(store, daemon.Stopping);
    }

    private static Command Defrag()
    {
        var access = new StoreAccess();
        var command = new Command("defrag", "Gives unused space of real etcd back, one member after the other, the leader last.");
        access.AddTo(command, withDirectory: false);
        command.SetAction((arguments, token) => Guard.Run(async () =>
        {
            var endpoints = access.EndpointsOf(arguments);
            if (endpoints.IsEmpty)
            {
                throw new FormatException("--endpoints is needed: the addresses of the members");
            }

            using var logging = Logs.Create(0);
            var members = new List<EtcdDefragmentation>();
            foreach (var endpoint in endpoints)
            {
                members.Add(new(endpoint, access.Connect(arguments, [endpoint], TimeProvider.System, logging)));
            }

            try
            {
                await foreach (var done in EtcdDefragmentation.Run(members, TimeProvider.System, token))
                {
                    Console.Out.WriteLine(done);
                }
            }
            finally
            {
                foreach (var member in members)
                {
                    await member.DisposeAsync();
                }
            }

            return 0;
        }));
        return command;
    }

    private static ValueList<string> Urls(string text)
    {
        var urls = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var wrong = urls.FirstOrDefault(static url => !IsUrl(url));
        return wrong is null ? [.. urls] : throw new FormatException($"{wrong} is no address to listen on; write it as http://127.0.0.1:2379, https://127.0.0.1:2379 or unix:///PATH");
    }

    private static bool IsUrl(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == "unix" || (uri.Scheme is "http" or "https" && (uri.DnsSafeHost == "localhost" || IPAddress.TryParse(uri.DnsSafeHost, out _))));

    private static HttpsConnectionAdapterOptions? Tls(ParseResult arguments)
    {
        var (certificate, key, authority) = (arguments.GetValue(s_certificate)!, arguments.GetValue(s_key)!, arguments.GetValue(s_authority)!);
        var demanded = arguments.GetValue(s_clientCertificates);
        if (certificate.Length == 0 || key.Length == 0)
        {
            return certificate.Length + key.Length + authority.Length == 0 && !demanded && !arguments.GetValue(s_listen)!.Contains("https://", StringComparison.Ordinal)
                ? null
                : throw new FormatException("TLS needs both --cert-file and --key-file");
        }

        if (demanded && authority.Length == 0)
        {
            throw new FormatException("--client-cert-auth needs --trusted-ca-file, the authorities of client certificates");
        }

        using var read = X509Certificate2.CreateFromPemFile(certificate, key);
        var options = new HttpsConnectionAdapterOptions { ServerCertificate = X509CertificateLoader.LoadPkcs12(read.Export(X509ContentType.Pkcs12), null) };
        if (authority.Length > 0)
        {
            var authorities = new X509Certificate2Collection();
            authorities.ImportFromPemFile(authority);
            options.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
            options.ClientCertificateValidation = (client, _, _) => IsTrusted(client, authorities);
        }

        return options;
    }

    private static bool IsTrusted(X509Certificate2 client, X509Certificate2Collection authorities)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(client);
    }
}
