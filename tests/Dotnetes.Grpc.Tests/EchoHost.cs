using Dotnetes.Grpc.Client;
using Dotnetes.Grpc.Server;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Grpc.Tests;

/// <summary>The echo service behind a real socket, and a channel to it.</summary>
internal sealed class EchoHost : IAsyncDisposable
{
    private static readonly Lazy<Certificates> Shared = new(() => new Certificates());

    private readonly GrpcServer _server;
    private readonly DirectoryInfo _directory;

    private EchoHost(GrpcServer server, DirectoryInfo directory, EchoService service, GrpcChannel channel)
    {
        _server = server;
        _directory = directory;
        Service = service;
        Channel = channel;
    }

    public static Certificates Certificates => Shared.Value;

    public EchoService Service { get; }

    public GrpcChannel Channel { get; }

    public string Address => _server.Addresses[0];

    /// <summary>Starts a server on <c>tcp</c>, <c>tls</c> or <c>unix</c>.</summary>
    public static async Task<EchoHost> Start(
        string transport = "tcp",
        GrpcChannelOptions? channelOptions = null,
        GrpcRouterOptions? routerOptions = null,
        ILogger<GrpcRouter>? logger = null,
        Action<GrpcServiceBuilder>? more = null)
    {
        var directory = Directory.CreateTempSubdirectory("grpc-");
        var service = new EchoService();
        var services = new GrpcServiceBuilder();
        service.AddTo(services);
        more?.Invoke(services);
        var server = await GrpcServer.Start(services.Build(routerOptions, logger), new GrpcServerOptions
        {
            Addresses = [AddressOf(transport, directory)],
            Tls = transport == "tls" ? ServerTls() : null,
        });
        channelOptions ??= new GrpcChannelOptions();
        if (transport == "tls" && channelOptions.Tls is null)
        {
            channelOptions = channelOptions with { Tls = new GrpcTlsOptions { CertificateAuthorities = Certificates.Authorities } };
        }

        return new EchoHost(server, directory, service, new GrpcChannel(server.Addresses[0], channelOptions));
    }

    public Task Stop() => _server.Stop(new CancellationToken(true));

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        await _server.DisposeAsync();
        _directory.Delete(recursive: true);
    }

    private static string AddressOf(string transport, DirectoryInfo directory) => transport switch
    {
        "tcp" => "http://127.0.0.1:0",
        "tls" => "https://127.0.0.1:0",
        _ => $"unix://{directory.FullName}/s.sock",
    };

    private static HttpsConnectionAdapterOptions ServerTls() => new()
    {
        ServerCertificate = Certificates.Server,
        ClientCertificateMode = ClientCertificateMode.AllowCertificate,
        ClientCertificateValidation = (certificate, _, _) => certificate.Issuer == "CN=test authority",
    };
}
