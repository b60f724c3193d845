using Dotnetes.Client;
using Dotnetes.Client.Kubeconfig;
using Dotnetes.Client.Transport;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Components;

/// <summary>A component's connection to its API server, by a kubeconfig or as a pod of the cluster.</summary>
public sealed class ComponentClient : IDisposable
{
    private readonly HttpTransport _transport;

    private ComponentClient(HttpTransport transport, ClientConfiguration configuration)
    {
        _transport = transport;
        Configuration = configuration;
        Client = new KubeClient(transport);
    }

    /// <summary>The client.</summary>
    public IKubeClient Client { get; }

    /// <summary>Where to and as whom.</summary>
    public ClientConfiguration Configuration { get; }

    /// <summary>Connects.</summary>
    /// <param name="kubeconfig">The kubeconfig; empty for that of a pod.</param>
    /// <param name="server">The server's URL when it is not that of the kubeconfig; else empty.</param>
    /// <param name="component">The component's name, for the User-Agent header.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logging">Where retries are logged.</param>
    /// <exception cref="KubeconfigException">There is no usable kubeconfig.</exception>
    public static ComponentClient Connect(string kubeconfig, string server, string component, TimeProvider time, ILoggerFactory logging)
    {
        var configuration = kubeconfig.Length == 0 && server.Length == 0 && InClusterConfiguration.IsAvailable
            ? InClusterConfiguration.Load(time)
            : KubeconfigClient.Configure(
                kubeconfig.Length == 0 ? Api.Config.Kubeconfig.V1.Config.Empty : KubeconfigFile.Read(kubeconfig), time, new KubeconfigOverrides { Server = server });
        return Connect(configuration with { UserAgent = UserAgents.Of(component) }, time, logging);
    }

    /// <summary>Connects as configured.</summary>
    public static ComponentClient Connect(ClientConfiguration configuration, TimeProvider time, ILoggerFactory logging) =>
        new(new HttpTransport(configuration, time, logging.CreateLogger<HttpTransport>()), configuration);

    /// <inheritdoc/>
    public void Dispose() => _transport.Dispose();
}
