using System.Net;
using System.Text;
using Dotnetes.Tests.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;

namespace Dotnetes.ApiServer.Tests.Connecting;

/// <summary>A server in a kubelet's place: it answers logs with the request's URL, and echoes what comes over switched protocols.</summary>
internal sealed class FakeKubelet : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakeKubelet(WebApplication app) => _app = app;

    public int Port => new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;

    public static async Task<FakeKubelet> Start(Certificates certificates)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(https =>
        {
            https.ServerCertificate = certificates.Server;
            https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
            https.ClientCertificateValidation = static (_, _, _) => true;
        })));
        var app = builder.Build();
        app.UseWebSockets();
        app.Run(Handle);
        await app.StartAsync();
        return new(app);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static async Task Handle(HttpContext http)
    {
        var path = http.Request.Path.Value!;
        if (path.StartsWith("/containerLogs/", StringComparison.Ordinal))
        {
            http.Response.StatusCode = path.EndsWith("/refused", StringComparison.Ordinal) ? 400 : path.EndsWith("/lost", StringComparison.Ordinal) ? 404 : 200;
            await http.Response.WriteAsync(http.Response.StatusCode == 200 ? $"{path}{http.Request.QueryString}\n" : "because");
            return;
        }

        if (path.Contains("/refused", StringComparison.Ordinal))
        {
            http.Response.StatusCode = 403;
            await http.Response.WriteAsync("not you");
            return;
        }

        http.Response.Headers.Upgrade = "SPDY/3.1";
        await using var stream = await http.Features.Get<IHttpUpgradeFeature>()!.UpgradeAsync();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{http.Request.Method} {path}{http.Request.QueryString} {http.Connection.ClientCertificate?.Subject} {http.Request.Headers.Authorization}\n"));
        var buffer = new byte[100];
        while (await stream.ReadAsync(buffer) is > 0 and var read)
        {
            await stream.WriteAsync(buffer.AsMemory(0, read));
        }
    }
}
