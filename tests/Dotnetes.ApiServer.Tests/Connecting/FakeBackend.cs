using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text;
using Dotnetes.Tests.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Dotnetes.ApiServer.Tests.Connecting;

/// <summary>
/// A server in a pod's place, at an address of this machine other than loopback: it answers with what it was asked, redirects, gives pages,
/// and echoes what comes over switched protocols.
/// </summary>
internal sealed class FakeBackend : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakeBackend(WebApplication app) => _app = app;

    /// <summary>An address of this machine to which the API server connects clients; null when it has none.</summary>
    public static string? Address { get; } = NetworkInterface.GetAllNetworkInterfaces()
        .Where(n => n.OperationalStatus == OperationalStatus.Up && n.NetworkInterfaceType != NetworkInterfaceType.Loopback)
        .SelectMany(n => n.GetIPProperties().UnicastAddresses)
        .Select(a => a.Address)
        .FirstOrDefault(a => a.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(a) && !a.ToString().StartsWith("169.254.", StringComparison.Ordinal))?.ToString();

    public int Port { get; private init; }

    public int TlsPort { get; private init; }

    public static async Task<FakeBackend> Start(Certificates certificates)
    {
        var address = IPAddress.Parse(Address ?? "127.0.0.1");
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(address, 0);
            kestrel.Listen(address, 0, listen => listen.UseHttps(certificates.Server));
        });
        var app = builder.Build();
        app.Run(Handle);
        await app.StartAsync();
        var urls = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(a => new Uri(a)).ToList();
        return new(app) { Port = urls.Single(u => u.Scheme == "http").Port, TlsPort = urls.Single(u => u.Scheme == "https").Port };
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static async Task Handle(HttpContext http)
    {
        var target = http.Features.Get<IHttpRequestFeature>()!.RawTarget;
        if (http.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true } upgrade && !target.StartsWith("/refused", StringComparison.Ordinal))
        {
            await Echo(http, upgrade, target);
            return;
        }

        switch (http.Request.Path.Value)
        {
            case "/away":
                http.Response.StatusCode = 302;
                http.Response.Headers.Location = http.Request.Query["to"].ToString();
                return;
            case "/page":
                http.Response.ContentType = "text/html";
                await http.Response.WriteAsync("<a href=\"/x\">x</a>");
                return;
            case "/code":
                http.Response.StatusCode = int.Parse(http.Request.Query["is"]!);
                http.Response.Headers["X-Told"] = "yes";
                await http.Response.WriteAsync("told to");
                return;
            case "/headers":
                await http.Response.WriteAsync(string.Concat(http.Request.Headers.Where(h => h.Key is not ("Accept" or "User-Agent")).OrderBy(h => h.Key, StringComparer.Ordinal).Select(h => $"{h.Key}: {h.Value}\n")));
                return;
        }

        var body = await new StreamReader(http.Request.Body).ReadToEndAsync();
        await http.Response.WriteAsync($"{http.Request.Scheme} {http.Request.Method} {target} {body}");
    }

    private static async Task Echo(HttpContext http, IHttpUpgradeFeature upgrade, string target)
    {
        http.Response.Headers.Upgrade = http.Request.Headers.Upgrade;
        http.Response.Headers["Sec-WebSocket-Accept"] = http.Request.Headers["Sec-WebSocket-Key"];
        await using var stream = await upgrade.UpgradeAsync();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{http.Request.Method} {target} {http.Request.Headers.Upgrade}\n"));
        var buffer = new byte[100];
        while (await stream.ReadAsync(buffer) is > 0 and var read)
        {
            await stream.WriteAsync(buffer.AsMemory(0, read));
        }
    }
}
