using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Admission;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.Tests.Serving;
using Dotnetes.Client;

namespace Dotnetes.ApiServer.Tests.Admission;

/// <summary>A server in which the built-in admission plugins run, or some of them.</summary>
internal sealed class AdmissionServer : IAsyncDisposable
{
    private AdmissionServer(TestServer server)
    {
        Server = server;
        Client = new KubeClient(server.Transport);
    }

    public TestServer Server { get; }

    public KubeClient Client { get; }

    /// <summary>Starts a server with exactly the plugins of these names.</summary>
    public static Task<AdmissionServer> StartWith(params string[] plugins) => Start(Only(plugins));

    public static async Task<AdmissionServer> Start(AdmissionSettings? settings = null, Func<ApiServerOptions, ApiServerOptions>? change = null) =>
        new(await TestServer.Start(change: o => (change?.Invoke(o) ?? o) with { BuiltInAdmission = settings ?? AdmissionSettings.Default }));

    public static AdmissionSettings Only(params string[] plugins) => new()
    {
        Enabled = plugins.ToValueList(),
        Disabled = AdmissionPluginTable.Names.Except(plugins).ToValueList(),
    };

    public KubeClient As(string user, params ValueList<string> groups) => new(Server.Host.Core.Transport(new UserInfo(user) { Groups = groups }, user));

    public static Pod Pod(string name = "p", PodSpec? spec = null, string ns = "default") => new()
    {
        Metadata = new ObjectMeta { Namespace = ns, Name = name },
        Spec = spec ?? new PodSpec { Containers = [new Container { Name = "c", Image = "i" }] },
    };

    /// <summary>The message with which a request is refused.</summary>
    public static async Task<string> MessageOf<T>(ValueTask<T> request) => (await Assert.ThrowsAsync<KubeApiException>(request.AsTask)).Status.Message;

    /// <summary>The message with which a request is refused.</summary>
    public static async Task<string> MessageOf(ValueTask request) => (await Assert.ThrowsAsync<KubeApiException>(request.AsTask)).Status.Message;

    public async ValueTask DisposeAsync() => await Server.DisposeAsync();
}
